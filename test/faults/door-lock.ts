import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Random } from './random.js'
import { type Answer, request } from './request.js'

const MOST_IN_BLOCK = 50
/** Enough that a block never holds all of them. */
const MOST_WAITING = 100
const SENT_TWICE = 0.2
const SENT_UNCHANGED = 0.6
const SHUTDOWN_TIMEOUT_MS = 4_000
/** Granted three times, refused, and two codes that are no attempt at the door. */
const CODES = ['0507', '0508', '050B', '0541', '0704', '0700']

interface Block {
  readonly body: string
  /** records the lock has made when it is acknowledged */
  readonly upTo: number
}

/**
 * A lock that keeps a record until a success told it that it may forget. What was not answered it sends again: the same
 * block, or one with newer records behind, sometimes on two connections at once, each time to whichever instance.
 * Its n-th record (from 0) is timed `n` seconds after `startedAt`, and counted by `auditId`.
 */
export class DoorLock {
  /** answers that no lock should ever get, as text */
  readonly complaints: string[] = []
  private recorded = 0
  private forgotten = 0
  private unanswered: Block | undefined

  constructor(
    readonly id: string,
    private readonly token: string,
    private readonly random: Random,
    private readonly startedAt = Math.floor(Date.now() / 1_000) * 1_000,
  ) {}

  /** how many records the other side has answered for */
  get acknowledged(): number {
    return this.forgotten
  }

  /** The number of the record with this `time`; -1 when the lock recorded no such thing. */
  numberOf(timeRaw: string | null): number {
    const [, year, month, day, hour, minute, second] = /^(....)(..)(..)(..)(..)(..)$/.exec(timeRaw ?? '') ?? []
    if (second === undefined) return -1
    const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
    const number = (at - this.startedAt) / 1_000
    return number >= 0 && number < this.recorded ? number : -1
  }

  /** A block with nothing in it. */
  contact(address: string, timeoutMs?: number): Promise<Answer | undefined> {
    const asked = { method: 'POST', token: this.token, body: blockOf([]) }
    return request(this.door(address), { ...asked, ...(timeoutMs !== undefined && { timeoutMs }) })
  }

  /** Records and hands in until told to stop. */
  async live(addresses: readonly string[], stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      if (this.recorded - this.forgotten < MOST_WAITING) this.recorded += this.random.between(1, MOST_IN_BLOCK)
      await this.handIn(addresses)
      await pause(this.random.between(100, 400))
    }
  }

  /** Hands in what is left, however often it takes. @throws {Error} when that does not succeed in time */
  async handInAll(addresses: readonly string[], timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs
    while (this.forgotten < this.recorded) {
      if (Date.now() > deadline) throw new Error(`${this.id} could not hand in its records within ${timeoutMs} ms`)
      if (!(await this.handIn(addresses))) await pause(this.random.between(50, 250))
    }
  }

  /** Whether a block was acknowledged. */
  private async handIn(addresses: readonly string[]): Promise<boolean> {
    const block = this.nextBlock()
    this.unanswered = block
    const connections = this.random.chance(SENT_TWICE) ? 2 : 1
    const targets = Array.from({ length: connections }, () => this.random.pick(addresses))
    const answers = await Promise.all(targets.map((address) => this.send(address, block.body)))
    const successes = answers.flatMap((answer) => (answer?.status === 200 ? [answer] : []))
    if (successes.length === 0) return false
    if (successes.some(({ body }) => !isDeepStrictEqual(body, successes[0]!.body))) {
      this.complaints.push(`${this.id}: the same block got two answers`)
    }
    this.forgotten = block.upTo
    this.unanswered = undefined
    return true
  }

  private nextBlock(): Block {
    if (this.unanswered && this.random.chance(SENT_UNCHANGED)) return this.unanswered
    const upTo = Math.min(this.recorded, this.forgotten + MOST_IN_BLOCK)
    const audits = Array.from({ length: upTo - this.forgotten }, (_, index) => this.recordAt(this.forgotten + index))
    return { body: blockOf(audits), upTo }
  }

  private recordAt(number: number): object {
    const time = new Date(this.startedAt + number * 1_000).toISOString().replace(/\D/g, '').slice(0, 14)
    return { event: `${CODES[number % CODES.length]}0000`, time, auditId: number % 256 }
  }

  private async send(address: string, body: string): Promise<Answer | undefined> {
    const answer = await request(this.door(address), {
      method: 'POST',
      token: this.token,
      body,
      timeoutMs: SHUTDOWN_TIMEOUT_MS,
    })
    const isRefusal = answer?.status === 503 && answer.headers.has('retry-after')
    if (answer !== undefined && answer.status !== 200 && !isRefusal) {
      this.complaints.push(`${this.id}: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    return answer
  }

  private door(address: string): string {
    return `${address}/v1/devices/${this.id}/audit-blocks`
  }
}

const blockOf = (audits: readonly object[]): string => JSON.stringify({ audits, nxtDbVerTS: '0x08d16357eef73a69' })
