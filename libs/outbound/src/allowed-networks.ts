import ipaddr from 'ipaddr.js'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { judgedLookup, type ResolveAll } from './guarded-lookup.js'
import { isPublicAddress } from './public-address.js'

/** An address that nobody may have a request sent to. */
export class AddressNotAllowed extends Error {
  override readonly name = 'AddressNotAllowed'
}

/**
 * Where requests that people set up may go, such as webhooks: to addresses of the public internet, by https, and to
 * networks the operator has allowed. Private, loopback and link-local addresses are inside, where such a request must not
 * reach for whoever may set one up.
 */
export class AllowedAddresses {
  readonly #inside = new BlockList()

  /**
   * @param networks addresses or subnets that are allowed though they are not public: `10.0.0.0/8`
   * @param resolve asks for the addresses of a name; that of the system when left out
   */
  constructor(
    private readonly networks: readonly string[],
    private readonly resolve?: ResolveAll,
  ) {
    for (const network of networks) {
      const [address = '', bits] = network.split('/')
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
      this.#inside.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
    }
  }

  /** Whether some receivers may be reached without TLS: those of the operator's own networks. */
  get hasOwnNetworks(): boolean {
    return this.networks.length > 0
  }

  /** @throws {AddressNotAllowed} */
  require(address: string, isEncrypted: boolean): void {
    if (!this.allows(address, isEncrypted)) throw new AddressNotAllowed('address_not_allowed')
  }

  /** For a connection by name: one address that is not allowed among several is enough to refuse. */
  lookupFor(isEncrypted: boolean): LookupFunction {
    return judgedLookup((_host, addresses) => {
      const isAllowed = addresses.every(({ address }) => this.allows(address, isEncrypted))
      return isAllowed ? undefined : new AddressNotAllowed('address_not_allowed')
    }, this.resolve)
  }

  private allows(address: string, isEncrypted: boolean): boolean {
    const parsed = ipaddr.process(address)
    if (this.#inside.check(parsed.toString(), parsed.kind())) return true
    return isEncrypted && isPublicAddress(parsed.toString())
  }
}
