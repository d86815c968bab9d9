import { newId } from '@doorledger/kernel'
import { randomBytes } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import type { Api } from '../system/api.js'
import type { CollectedSpan, Collector } from './collector.js'

const POST = 'POST /v1/devices/:id/audit-blocks'
/** What the record passes on its way into the views. Others may read it too, such as a decoding of the past. */
const STEPS = [
  POST,
  'interpret-audit-blocks write',
  'derive-access-events write',
  'access-log write',
  'lock-trail write',
  'devices write',
]
const soon = { timeout: 60_000, interval: 100 }

export interface Traced {
  readonly collector: Collector
  readonly deviceIngest: Api
  readonly auditTrail: Api
}

/** @param services that take part, as spans name them */
export const describeTrace = (system: string, services: readonly string[], told: () => Traced): void => {
  describe(`a trace through ${system}`, () => {
    const isLinked = (spans: readonly CollectedSpan[], firstParent: string | undefined) => {
      const ids = new Set(spans.map(({ spanId }) => spanId))
      for (const { name, parentSpanId } of spans) {
        if (name === POST) expect(parentSpanId || undefined).toBe(firstParent)
        else expect(ids, name).toContain(parentSpanId)
      }
    }
    /** All of a trace, linked: a span ends, and is exported, before that which it belongs to. */
    const whole = (traceId: string | undefined, firstParent: string | undefined) =>
      vi.waitFor(() => {
        const spans = told().collector.spans.filter((span) => span.traceId === traceId)
        expect(spans.map(({ name }) => name)).toEqual(expect.arrayContaining(STEPS))
        isLinked(spans, firstParent)
        return spans
      }, soon)

    it('runs from the device’s POST to the row in the access log', async () => {
      const lock = await told().deviceIngest.register(`door-${newId()}`)
      const block = { audits: [{ event: '05070000', time: 20261113091752 }] }
      expect((await told().deviceIngest.handIn(lock, block)).status).toBe(200)
      await vi.waitFor(async () => {
        expect(
          await told().auditTrail.list(`/v1/access-events?device=${lock.id}&from=2026-11-13&to=2026-11-14`),
        ).toHaveLength(1)
      }, soon)
      await vi.waitFor(() => expect(told().collector.spans.map(({ name }) => name)).toContain(POST), soon)
      const spans = await whole(told().collector.spans.find(({ name }) => name === POST)?.traceId, undefined)
      expect(spans.map(({ service }) => service)).toEqual(expect.arrayContaining([...services]))
    })

    it('goes on where the device began it', async () => {
      const lock = await told().deviceIngest.register(`door-${newId()}`)
      const [traceId, spanId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')]
      const block = { audits: [{ event: '05080000', time: 20261113091800 }] }
      await told().deviceIngest.handIn(lock, block, { traceparent: `00-${traceId}-${spanId}-01` })
      await whole(traceId, spanId)
    })
  })
}
