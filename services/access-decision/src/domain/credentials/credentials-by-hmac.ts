import type { KnownCredential } from '../policy-facts.js'
import { HMAC_BYTES } from './credential-columns.js'
import { writeHex } from './hex-bytes.js'
import { type Keys, SlotIndex } from './slot-index.js'

/** Credentials by their ids. */
interface Table {
  get(credentialId: string): KnownCredential | undefined
  /** Undefined for an id that is kept otherwise. */
  slotOf(credentialId: string): number | undefined
  at(slot: number): KnownCredential
}

/** The same credentials by the keyed hash that they are found by. */
export class CredentialsByHmac {
  private readonly slots: SlotIndex
  private readonly others = new Map<string, string>()
  private readonly wanted = new Uint8Array(HMAC_BYTES)

  constructor(
    private readonly table: Table,
    keys: Keys,
  ) {
    this.slots = new SlotIndex(keys)
  }

  get(hmac: string): KnownCredential | undefined {
    const id = this.others.get(hmac)
    if (id !== undefined) return this.table.get(id)
    const key = this.keyOf(hmac)
    const slot = key && this.slots.find(key)
    return slot === undefined ? undefined : this.table.at(slot)
  }

  /** Of a credential that is in the table, by the hash that it has there. */
  set(hmac: string, { credentialId }: KnownCredential): void {
    this.delete(hmac)
    const slot = this.table.slotOf(credentialId)
    const key = slot === undefined ? undefined : this.keyOf(hmac)
    if (slot === undefined || key === undefined) this.others.set(hmac, credentialId)
    else this.slots.put(key, slot)
  }

  /** Of a slot of the table that lies where the hash does. */
  index(slot: number, key: Uint8Array): void {
    this.slots.put(key, slot)
  }

  makeRoom(slots: number): void {
    this.slots.makeRoom(slots)
  }

  delete(hmac: string): boolean {
    if (this.others.delete(hmac)) return true
    const key = this.keyOf(hmac)
    return key !== undefined && this.slots.remove(key)
  }

  private keyOf(hmac: string): Uint8Array | undefined {
    return writeHex(hmac, this.wanted, 0, HMAC_BYTES) ? this.wanted : undefined
  }
}
