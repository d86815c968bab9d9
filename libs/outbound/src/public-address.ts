import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address is one of the public internet. Private, loopback, link-local, carrier-grade, multicast,
 * documentation and every other reserved range is not; an IPv4 address inside an IPv6 one (mapped, NAT64, 6to4, Teredo)
 * is not either, since it may lead to any of these.
 * @param address as text; whatever is no IP address is not public
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry
 */
export const isPublicAddress = (address: string): boolean => {
  const text = withoutZone(address)
  return isIP(text) !== 0 && ipaddr.parse(text).range() === 'unicast'
}

/** `fe80::1%eth0` is `fe80::1` of one interface. */
const withoutZone = (address: string): string => address.replace(/%.*$/, '')
