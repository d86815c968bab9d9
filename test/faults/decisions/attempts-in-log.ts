import type { AccessEventData, Envelope } from '@doorledger/contracts'
import type { EventLog, Subscription } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { setTimeout as pause } from 'node:timers/promises'

/** What the log says of one attempt. */
export interface Logged {
  /** place of the first record about it among all that were read of its partition */
  readonly place: number
  readonly ids: Set<string>
  readonly answers: Set<string>
}

const WAIT_MS = 60_000

/** Reads `access.events.v1` from its beginning on, as it grows. */
export class AttemptsInLog {
  /** by attempt id */
  readonly logged = new Map<string, Logged>()
  private read = 0
  private subscription: Subscription | undefined

  async follow(log: EventLog): Promise<void> {
    this.subscription = await log.subscribe({
      group: `decision-faults-${newId()}`,
      topic: 'access.events.v1',
      claim: () => Promise.resolve(0),
      process: ({ records }) => {
        for (const { value } of records) this.take(JSON.parse(value) as Envelope)
        return Promise.resolve()
      },
      release: () => undefined,
    })
  }

  /** Resolves when all of these are there, or it makes no sense to wait any longer. */
  async untilThere(attemptIds: readonly string[]): Promise<void> {
    const deadline = performance.now() + WAIT_MS
    while (attemptIds.some((id) => !this.logged.has(id)) && performance.now() < deadline) await pause(50)
  }

  async close(): Promise<void> {
    await this.subscription?.close()
  }

  private take({ id, data }: Envelope): void {
    const { provenance = [], decision, reason } = data as Partial<AccessEventData>
    const attemptId = provenance[0]?.attemptId
    if (attemptId === undefined) return
    this.read += 1
    const known = this.logged.get(attemptId) ?? { place: this.read, ids: new Set(), answers: new Set() }
    known.ids.add(id)
    known.answers.add(`${decision} ${reason}`)
    this.logged.set(attemptId, known)
  }
}
