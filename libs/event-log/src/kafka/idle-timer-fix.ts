import RequestQueues from 'kafkajs/src/network/requestQueue/index.js'

interface RequestQueue {
  readonly pending: readonly unknown[]
  /** epoch milliseconds */
  readonly throttledUntil: number
  scheduleCheckPendingRequests(): void
}

/**
 * An idle kafkajs 2.2.4 arms a timer with a negative delay after every answer, which Node 24 turns into 1 ms, for
 * ever, on each connection: 3 to 5 % of a core for nothing (tulios/kafkajs#1704, #1751). The check it arms is of use
 * only while requests are pending or throttled, so without either we leave it out.
 */
const { prototype } = RequestQueues as { prototype: RequestQueue }
const schedule = Reflect.get(prototype, 'scheduleCheckPendingRequests')

prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
  if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this)
}
