import { CLOCK, type Clock, SHARED_STATE } from '@doorledger/service'
import { inProcessSharedState, type SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import { SharedOrLocal } from './shared-or-local.js'

/** So many wrong PINs within a minute, from one device or of one person, and PINs wait until the minute is over. */
export const WRONG_PINS = 5
export const WRONG_PIN_WINDOW_SEC = 60
const REMEMBERED_SEC = 86_400
const MOST_REMEMBERED = 20_000

/** What the replicas share about attempts: wrong PINs, cooldowns, and what was answered already. */
@Injectable()
export class AttemptLimits {
  private readonly state: SharedOrLocal
  /** until when a device or person is throttled, as far as this replica knows */
  private throttledUntil = new Map<string, number>()

  constructor(
    @Inject(SHARED_STATE) shared: SharedState,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.state = new SharedOrLocal(shared, inProcessSharedState())
  }

  isThrottled(subject: string): boolean {
    return (this.throttledUntil.get(subject) ?? 0) > this.clock().getTime()
  }

  async countWrongPin(subject: string): Promise<void> {
    const key = `access-decision:wrong-pin:${subject}`
    const { value: count } = await this.state.ask((state) => state.increment(key, WRONG_PIN_WINDOW_SEC))
    if (count < WRONG_PINS) return
    if (this.throttledUntil.size >= MOST_REMEMBERED) this.throttledUntil = new Map()
    this.throttledUntil.set(subject, this.clock().getTime() + WRONG_PIN_WINDOW_SEC * 1_000)
  }

  /** @returns whether the rule may grant, and whether all replicas know that it does */
  async startCooldown(
    rule: string,
    cooldownSec: number,
  ): Promise<{ readonly isFree: boolean; readonly isShared: boolean }> {
    const key = `access-decision:cooldown:${rule}`
    const { value, isShared } = await this.state.ask((state) => state.acquire(key, cooldownSec))
    return { isFree: value !== undefined, isShared }
  }

  /** What was decided first for the attempt, by whichever replica; this when nothing was. */
  async firstDecided(accessEventId: string, decided: string): Promise<string> {
    const key = `access-decision:attempt:${accessEventId}`
    return (await this.state.ask((state) => state.firstOf(key, decided, REMEMBERED_SEC))).value
  }
}
