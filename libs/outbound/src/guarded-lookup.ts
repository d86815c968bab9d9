import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import type { AllowedHosts } from './allowed-hosts.js'
import { isPublicAddress } from './public-address.js'

/** A host is, or its name leads to, an address that is not of the public internet and that nobody listed. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
  constructor(readonly host: string) {
    super(`${host} is not on the public internet, and not listed as allowed`)
  }
}

/** Asks for every address of a name. */
export type ResolveAll = (
  host: string,
  family: number,
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

const resolveAll: ResolveAll = (host, family, answer) => systemLookup(host, { all: true, family }, answer)

/** Why a host is not connected to, by where it leads; undefined when it may be. */
export type RefusalOf = (host: string, addresses: readonly LookupAddress[]) => Error | undefined

/**
 * The `lookup` of a socket, an `http.Agent` or a request. The address that is connected to is the one that was judged
 * here, so that a name which answers otherwise the second time gains nothing. A host written as an address is never
 * looked up: judge it before.
 */
export const judgedLookup =
  (refusalOf: RefusalOf, resolve: ResolveAll = resolveAll): LookupFunction =>
  (host, options, answer) => {
    resolve(host, familyOf(options.family), (error, addresses) => {
      const [first] = addresses ?? []
      if (error !== null || first === undefined) return answer(error ?? notFound(host), '')
      const refusal = refusalOf(host, addresses)
      if (refusal !== undefined) return answer(refusal, '')
      if (options.all === true) return answer(null, addresses)
      answer(null, first.address, first.family)
    })
  }

/**
 * Connects to the public internet and to hosts that the operator listed; one address that is refused refuses the name.
 * See {@link requireReachable} for hosts written as an address.
 */
export const guardedLookup = (allowed: AllowedHosts, resolve?: ResolveAll): LookupFunction =>
  judgedLookup(
    (host, addresses) => (mayConnect(allowed, host, addresses) ? undefined : new AddressRefused(host)),
    resolve,
  )

const mayConnect = (allowed: AllowedHosts, host: string, addresses: readonly LookupAddress[]): boolean =>
  allowed.has(host) || addresses.every(({ address }) => isPublicAddress(address))

const familyOf = (family: number | 'IPv4' | 'IPv6' | undefined): number =>
  family === 'IPv4' || family === 4 ? 4 : family === 'IPv6' || family === 6 ? 6 : 0

const notFound = (host: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' })
