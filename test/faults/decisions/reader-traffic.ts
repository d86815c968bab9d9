import { newId } from '@doorledger/kernel'
import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../random.js'
import { request } from '../request.js'
import { type Card, cards, type Reader } from './small-office.js'

const ATTEMPTS_PER_SEC = 100
/** A person does not stand at a door for longer. */
const PATIENCE_MS = 5_000
const RETRIES = 20

/** An attempt that was answered, and what by. */
export interface Attempt {
  readonly attemptId: string
  readonly deviceId: string
  readonly card: Card
  readonly askedAtMs: number
  readonly answeredAtMs: number
  readonly decision: string
  readonly reason: string
  /** how often it was asked until there was an answer */
  readonly times: number
}

/** Readers at which somebody presents a card so many times a second, whether or not the answers before have come. */
export class ReaderTraffic {
  readonly attempts: Attempt[] = []
  /** attempts that nobody answered at all */
  unanswered = 0
  private readonly stopping = new AbortController()
  private running: Promise<void> | undefined

  constructor(
    private readonly address: string,
    private readonly readers: readonly Reader[],
    private readonly random: Random,
  ) {}

  start(): void {
    this.running = this.run()
  }

  /** Resolves when all that were asked are answered. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.running
  }

  private async run(): Promise<void> {
    const startedMs = performance.now()
    const asking: Promise<void>[] = []
    for (let count = 0; !this.stopping.signal.aborted; count += 1) {
      asking.push(this.ask())
      const dueMs = startedMs + ((count + 1) * 1_000) / ATTEMPTS_PER_SEC
      await pause(Math.max(0, dueMs - performance.now()))
    }
    await Promise.all(asking)
  }

  private async ask(): Promise<void> {
    const { deviceId, token } = this.random.pick(this.readers)
    const card = this.random.pick(cards)
    const attemptId = newId()
    const body = JSON.stringify({ attemptId, credential: { kind: 'rfid', value: card.value } })
    const askedAtMs = performance.now()
    for (let times = 1; times <= RETRIES; times += 1) {
      const asked = { method: 'POST', token, body, timeoutMs: PATIENCE_MS }
      const answer = await request(`${this.address}/v1/access-attempts`, asked)
      if (answer?.status === 200) {
        const { decision, reason } = answer.body as { decision: string; reason: string }
        const answeredAtMs = performance.now()
        this.attempts.push({ attemptId, deviceId, card, askedAtMs, answeredAtMs, decision, reason, times })
        return
      }
      await pause(100)
    }
    this.unanswered += 1
  }
}
