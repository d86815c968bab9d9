export { type AllowedHosts, allowedHosts, plainHost } from './allowed-hosts.js'
export { AddressNotAllowed, AllowedAddresses } from './allowed-networks.js'
export { AddressRefused, guardedLookup, type ResolveAll } from './guarded-lookup.js'
export { isPublicAddress } from './public-address.js'
export { requireReachable } from './require-reachable.js'
export {
  fetchOutside,
  type Fetched,
  type FetchFault,
  type FetchOptions,
  FetchRefused,
  requireFetchable,
} from './fetch-outside.js'
