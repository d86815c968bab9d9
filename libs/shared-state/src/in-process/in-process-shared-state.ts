import { type Lease, type SharedState, SharedStateUnavailable } from '../shared-state.js'
import { Listeners } from '../listeners.js'

/** For a system that is one process: shared with nobody, gone with the process. */
export const inProcessSharedState = (): SharedState => new InProcessSharedState()

class InProcessSharedState implements SharedState {
  private readonly counts = new Expiring<number>()
  private readonly leases = new Expiring<number>()
  private readonly firsts = new Expiring<string>()
  private readonly listeners = new Listeners()
  private lastFencingNumber = 0
  private closed = false

  async increment(key: string, windowSec: number): Promise<number> {
    this.refuseWhenClosed()
    const before = this.counts.get(key)
    const count = (before ?? 0) + 1
    if (before === undefined) this.counts.start(key, count, windowSec)
    else this.counts.replace(key, count)
    return count
  }

  async decrement(key: string): Promise<void> {
    this.refuseWhenClosed()
    const count = this.counts.get(key)
    if (count !== undefined) this.counts.replace(key, Math.max(0, count - 1))
  }

  async publish(channel: string, message: string): Promise<void> {
    this.refuseWhenClosed()
    this.listeners.tell(channel, message)
  }

  async subscribe(channel: string, listener: (message: string) => void) {
    this.refuseWhenClosed()
    const remove = this.listeners.add(channel, listener)
    return async () => void remove()
  }

  async firstOf(key: string, value: string, ttlSec: number): Promise<string> {
    this.refuseWhenClosed()
    const first = this.firsts.get(key)
    if (first === undefined) this.firsts.start(key, value, ttlSec)
    return first ?? value
  }

  async acquire(key: string, ttlSec: number): Promise<Lease | undefined> {
    this.refuseWhenClosed()
    if (this.leases.get(key) !== undefined) return undefined
    const fencingNumber = Math.max(this.lastFencingNumber + 1, Date.now() * 1000)
    this.lastFencingNumber = fencingNumber
    this.leases.start(key, fencingNumber, ttlSec)
    const release = async () => {
      if (this.leases.get(key) === fencingNumber) this.leases.end(key)
    }
    return { fencingNumber, release }
  }

  async check(): Promise<void> {
    this.refuseWhenClosed()
  }

  async close(): Promise<void> {
    this.closed = true
    this.counts.clear()
    this.leases.clear()
    this.firsts.clear()
    this.listeners.clear()
  }

  private refuseWhenClosed(): void {
    if (this.closed) throw new SharedStateUnavailable('The shared state was closed.')
  }
}

/** Node fires a timer with a longer delay at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Values that vanish after a time counted from when they were started. */
class Expiring<Value> {
  private readonly entries = new Map<string, { value: Value; timer: NodeJS.Timeout }>()

  get(key: string): Value | undefined {
    return this.entries.get(key)?.value
  }

  start(key: string, value: Value, ttlSec: number): void {
    this.entries.set(key, { value, timer: this.timer(key, Date.now() + ttlSec * 1000) })
  }

  replace(key: string, value: Value): void {
    const entry = this.entries.get(key)
    if (entry !== undefined) entry.value = value
  }

  end(key: string): void {
    clearTimeout(this.entries.get(key)?.timer)
    this.entries.delete(key)
  }

  clear(): void {
    for (const key of [...this.entries.keys()]) this.end(key)
  }

  private timer(key: string, endMs: number): NodeJS.Timeout {
    const leftMs = endMs - Date.now()
    if (leftMs <= LONGEST_TIMER_MS) return setTimeout(() => this.entries.delete(key), leftMs).unref()
    return setTimeout(() => {
      const entry = this.entries.get(key)
      if (entry !== undefined) entry.timer = this.timer(key, endMs)
    }, LONGEST_TIMER_MS).unref()
  }
}
