import { credentialKind, type CredentialKind, credentialStatus, type CredentialStatus } from '@doorledger/contracts'
import type { KnownCredential } from '../policy-facts.js'
import { columnsFor, grown, HMAC_BYTES, ID_BYTES, put, STRIDE, Texts } from './credential-columns.js'
import { type CredentialRun, runOf } from './credential-run.js'
import { CredentialsByHmac } from './credentials-by-hmac.js'
import { readHex, readUuid, writeHex, writeUuid } from './hex-bytes.js'
import { SlotIndex } from './slot-index.js'

const SMALLEST = 1_024

const KINDS: readonly CredentialKind[] = credentialKind.options
const STATES: readonly CredentialStatus[] = credentialStatus.options

const REMOVED = STATES.indexOf('removed')

/**
 * Credentials by their ids, in a quarter of the memory that as many objects take: half a million of them are most of what
 * a policy is. What is no UUID or no hash is kept as it is.
 */
export class CredentialTable implements Iterable<readonly [string, KnownCredential]> {
  readonly byHmac: CredentialsByHmac
  private columns = columnsFor(SMALLEST)
  private count = 0
  private readonly holders = new Texts()
  private readonly endings = new Texts()
  private readonly ids: SlotIndex
  private readonly others = new Map<string, KnownCredential>()
  private readonly otherHmacs = new Map<number, string>()
  private readonly sealed = new Map<number, string>()
  private readonly wanted = new Uint8Array(ID_BYTES)

  constructor() {
    const bytes = () => this.columns.bytes
    const keys = { bytes, strideBytes: STRIDE }
    this.ids = new SlotIndex({ ...keys, offsetBytes: 0, lengthBytes: ID_BYTES })
    this.byHmac = new CredentialsByHmac(this, { ...keys, offsetBytes: ID_BYTES, lengthBytes: HMAC_BYTES })
  }

  get size(): number {
    return this.count + this.others.size
  }

  get(credentialId: string): KnownCredential | undefined {
    const slot = this.slotOf(credentialId)
    return slot === undefined ? this.others.get(credentialId) : this.at(slot)
  }

  has(credentialId: string): boolean {
    return this.slotOf(credentialId) !== undefined || this.others.has(credentialId)
  }

  set(credentialId: string, credential: KnownCredential): void {
    if (!writeUuid(credentialId, this.wanted, 0)) {
      this.others.set(credentialId, credential)
      return
    }
    const slot = this.ids.find(this.wanted) ?? this.newSlot()
    const { bytes } = this.columns
    bytes.set(this.wanted, slot * STRIDE)
    this.writeHmac(slot, credential.hmac)
    this.write(slot, credential)
    this.ids.put(bytes.subarray(slot * STRIDE, slot * STRIDE + ID_BYTES), slot)
  }

  /** Undefined for an id that is kept otherwise. */
  slotOf(credentialId: string): number | undefined {
    return writeUuid(credentialId, this.wanted, 0) ? this.ids.find(this.wanted) : undefined
  }

  /** As an object of its own. */
  at(slot: number): KnownCredential {
    const { bytes, fromMs, untilMs, versions, holders, kinds, states, duress, last4 } = this.columns
    const place = slot * STRIDE
    const sealed = this.sealed.get(slot)
    return {
      credentialId: readUuid(bytes, place),
      kind: KINDS[kinds[slot]!]!,
      state: STATES[states[slot]!]!,
      hmac: this.otherHmacs.get(slot) ?? readHex(bytes, place + ID_BYTES, place + STRIDE),
      last4: this.endings.at(last4[slot]!),
      userId: this.holders.at(holders[slot]!),
      validFromMs: fromMs[slot]!,
      validUntilMs: untilMs[slot]!,
      duress: duress[slot] === 1,
      ...(sealed !== undefined && { sealed }),
      version: versions[slot]!,
    }
  }

  *values(): Generator<KnownCredential> {
    for (let slot = 0; slot < this.count; slot += 1) yield this.at(slot)
    yield* this.others.values()
  }

  *[Symbol.iterator](): Generator<readonly [string, KnownCredential]> {
    for (const credential of this.values()) yield [credential.credentialId, credential]
  }

  /** What these people hold; looks at one number of every other credential. */
  *heldBy(users: ReadonlySet<string>): Generator<KnownCredential> {
    const numbers = new Set([...users].map((user) => this.holders.known(user)))
    for (let slot = 0; slot < this.count; slot += 1) {
      const holder = this.columns.holders[slot]!
      if (holder >= 0 && numbers.has(holder)) yield this.at(slot)
    }
    for (const credential of this.others.values()) {
      if (credential.userId !== undefined && users.has(credential.userId)) yield credential
    }
  }

  /** All slots, so many at a time: what a file keeps of a table, with its texts and what is kept {@link otherwise}. */
  *runs(most: number): Generator<CredentialRun> {
    const { sealed, otherHmacs: hmacs } = this
    for (let from = 0; from < this.count; from += most) {
      const source = { columns: this.columns, kinds: KINDS, states: STATES, sealed, hmacs }
      yield runOf(source, from, Math.min(from + most, this.count))
    }
  }

  /** Credentials whose ids no slot can hold. */
  otherwise(): IterableIterator<KnownCredential> {
    return this.others.values()
  }

  /** Of holders and last digits, in the order of their numbers: none is ever dropped, so the newest know all runs. */
  texts(): { readonly holders: readonly string[]; readonly endings: readonly string[] } {
    return { holders: this.holders.all(), endings: this.endings.all() }
  }

  /** Before so many slots are taken in: an index that grows looks at every slot again. */
  makeRoom(slots: number): void {
    if (slots > this.columns.versions.length) this.columns = grown(this.columns, slots)
    this.ids.makeRoom(slots)
    this.byHmac.makeRoom(slots)
  }

  /** The texts that the slots taken in count in, for a table that has none of its own. */
  takeTexts({ holders = [], endings = [] }: Partial<ReturnType<CredentialTable['texts']>>): void {
    for (const id of holders) this.holders.numberOf(id)
    for (const digits of endings) this.endings.numberOf(digits)
  }

  /**
   * Takes in slots of ids that it does not hold yet, and finds those that were not removed by their hashes. Their texts
   * come after the last of them.
   * @throws {Error} for a kind or a state that there is none of
   */
  take({ columns, ...run }: CredentialRun): void {
    const first = this.count
    const end = first + columns.versions.length
    if (end > this.columns.versions.length) this.columns = grown(this.columns, end)
    rename(columns.kinds, run.kinds, KINDS)
    rename(columns.states, run.states, STATES)
    put(this.columns, columns, first)
    this.count = end
    for (const [place, text] of run.sealed) this.sealed.set(first + place, text)
    for (const [place, text] of run.hmacs) this.otherHmacs.set(first + place, text)
    for (let slot = first; slot < end; slot += 1) this.index(slot)
  }

  private index(slot: number): void {
    const { bytes, states } = this.columns
    const at = slot * STRIDE
    this.ids.put(bytes.subarray(at, at + ID_BYTES), slot)
    if (states[slot] === REMOVED) return
    if (this.otherHmacs.has(slot)) this.byHmac.set(this.otherHmacs.get(slot)!, this.at(slot))
    else this.byHmac.index(slot, bytes.subarray(at + ID_BYTES, at + STRIDE))
  }

  private writeHmac(slot: number, hmac: string): void {
    if (writeHex(hmac, this.columns.bytes, slot * STRIDE + ID_BYTES, HMAC_BYTES)) this.otherHmacs.delete(slot)
    else this.otherHmacs.set(slot, hmac)
  }

  private write(slot: number, credential: KnownCredential): void {
    const { columns } = this
    columns.fromMs[slot] = credential.validFromMs
    columns.untilMs[slot] = credential.validUntilMs
    columns.versions[slot] = credential.version
    columns.holders[slot] = this.holders.numberOf(credential.userId)
    columns.kinds[slot] = KINDS.indexOf(credential.kind)
    columns.states[slot] = STATES.indexOf(credential.state)
    columns.duress[slot] = credential.duress ? 1 : 0
    columns.last4[slot] = this.endings.numberOf(credential.last4)
    if (credential.sealed === undefined) this.sealed.delete(slot)
    else this.sealed.set(slot, credential.sealed)
  }

  private newSlot(): number {
    if (this.count === this.columns.versions.length) this.columns = grown(this.columns, this.count + 1)
    this.count += 1
    return this.count - 1
  }
}

const rename = (column: Uint8Array, before: readonly string[], now: readonly string[]): void => {
  const numbers = before.map((name) => now.indexOf(name))
  for (let place = 0; place < column.length; place += 1) {
    const number = numbers[column[place]!] ?? -1
    if (number < 0) throw new Error(`There is no ${before[column[place]!]}`)
    column[place] = number
  }
}
