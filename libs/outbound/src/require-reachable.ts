import { isIP } from 'node:net'
import { type AllowedHosts, plainHost } from './allowed-hosts.js'
import { AddressRefused } from './guarded-lookup.js'
import { isPublicAddress } from './public-address.js'

/**
 * Refuses a URL whose host is written as an address that is not public: a socket connects to it without any lookup.
 * Names are judged by {@link guardedLookup} when they are looked up. Call it again for the target of each redirect.
 * @throws {AddressRefused}
 */
export const requireReachable = (url: URL, allowed: AllowedHosts): void => {
  const host = plainHost(url.hostname)
  if (isIP(host) !== 0 && !isPublicAddress(host) && !allowed.has(host)) throw new AddressRefused(host)
}
