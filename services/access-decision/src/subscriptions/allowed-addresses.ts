import ipaddr from 'ipaddr.js'
import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** An address that no webhook may go to. */
export class AddressNotAllowed extends Error {
  override readonly name = 'AddressNotAllowed'
}

/**
 * Where webhooks may go: to addresses of the public internet, by https, and to networks the operator has allowed. Private,
 * loopback and link-local addresses are inside, where a webhook must not reach for whoever may set one up.
 */
export class AllowedAddresses {
  readonly #inside = new BlockList()

  /** @param networks addresses or subnets that are allowed though they are not public: `10.0.0.0/8` */
  constructor(private readonly networks: readonly string[]) {
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
    const parsed = ipaddr.process(address)
    if (this.#inside.check(parsed.toString(), parsed.kind())) return
    if (isEncrypted && parsed.range() === 'unicast') return
    throw new AddressNotAllowed('address_not_allowed')
  }

  /**
   * For `net.connect`: the addresses that are checked are the ones that are connected to, so a name that means something
   * else a moment later makes no difference. One that is not allowed among several is enough to refuse.
   */
  lookupFor(isEncrypted: boolean): LookupFunction {
    return (hostname, options, callback) =>
      lookup(hostname, { ...options, all: true }, (error, addresses) => {
        if (error !== null) return callback(error, '', 0)
        try {
          for (const { address } of addresses) this.require(address, isEncrypted)
        } catch (refusal) {
          return callback(refusal as Error, '', 0)
        }
        if (options.all === true) return callback(null, addresses)
        return callback(null, addresses[0]!.address, addresses[0]!.family)
      })
  }
}
