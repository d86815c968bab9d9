import { CLOCK, type Clock, LOGGER } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { DueSubscriptions, type DueSubscription } from './due-subscriptions.js'
import { TellSubscriber } from './tell-subscriber.js'
import type { Attempt } from './webhook-channel.js'

const LOOK_EVERY_MS = 250
/** Receivers told at once: each holds one event in memory. */
const MOST_AT_ONCE = 64
/** Then others who wait have their turn. */
const MOST_A_TURN = 100
const FORGET_EVERY_MS = 3_600_000

/**
 * Tells subscribers what is written down for them: each in order, one event at a time, and all at once, so that nobody waits
 * for a receiver but himself. Several replicas share the work by leases.
 */
@Injectable()
export class DeliverySender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController()
  private readonly turns = new Set<Promise<void>>()
  private looking: Promise<void> = Promise.resolve()
  private forgottenAtMs = 0

  constructor(
    private readonly due: DueSubscriptions,
    private readonly subscriber: TellSubscriber,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.looking = this.keepLooking()
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort()
    await this.looking
    await Promise.all(this.turns)
  }

  private async keepLooking(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      await this.look().catch((err: unknown) => this.logger.warn({ err }, 'Subscribers cannot be told now'))
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
    }
  }

  private async look(): Promise<void> {
    const now = this.clock()
    if (now.getTime() - this.forgottenAtMs > FORGET_EVERY_MS) {
      this.forgottenAtMs = now.getTime()
      await this.due.forgetOld(now)
    }
    const free = MOST_AT_ONCE - this.turns.size
    if (free <= 0) return
    for (const subscription of await this.due.claim(now, free)) this.begin(subscription)
  }

  private begin(subscription: DueSubscription): void {
    const turn = this.turnOf(subscription)
      .catch((err: unknown) => this.logger.warn({ err }, 'A subscriber cannot be told now'))
      .finally(() => this.turns.delete(turn))
    this.turns.add(turn)
  }

  /** Ends when nothing is left, or the receiver cannot be reached. */
  private async turnOf(subscription: DueSubscription): Promise<void> {
    try {
      const sealing = await this.subscriber.sealingOf(subscription)
      for (let told = 0; sealing !== undefined && told < MOST_A_TURN; told += 1) {
        const delivery = await this.due.next(subscription, this.clock())
        if (delivery === undefined || this.stopping.signal.aborted) return
        const attempt = { subscription, delivery, sealing, now: this.clock(), signal: this.stopping.signal }
        if (!(await this.tell(attempt))) return
      }
    } finally {
      await this.due.release(subscription)
    }
  }

  /** @returns whether the next may follow at once. What is broken off since the service stops was no attempt. */
  private async tell(attempt: Attempt): Promise<boolean> {
    const { subscription, delivery } = attempt
    const outcome = await this.subscriber.attempt(attempt)
    if (this.stopping.signal.aborted && outcome.kind === 'unreachable') return false
    await this.due.record(subscription, delivery, { outcome, now: this.clock() })
    if (outcome.kind === 'delivered') await this.subscriber.note(subscription, delivery)
    return outcome.kind !== 'unreachable'
  }
}
