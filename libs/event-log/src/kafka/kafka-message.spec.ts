import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { traceHeaders } from '../trace-headers.js'
import { messageOf, recordsOf } from './kafka-message.js'

const traceId = '0af7651916cd43dd8448eb211c80319c'
const spanId = 'b7ad6b7169203331'

describe('a record on its way to Kafka', () => {
  beforeAll(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
    propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  })
  afterAll(() => {
    context.disable()
    propagation.disable()
  })

  it('carries the trace of the span at work', () => {
    const span = trace.wrapSpanContext({ traceId, spanId, traceFlags: 1 })
    const headers = context.with(trace.setSpan(context.active(), span), traceHeaders)
    expect(headers).toEqual({ traceparent: `00-${traceId}-${spanId}-01` })
    expect(messageOf({ key: 'k', value: 'v' }, headers).headers).toEqual(headers)
  })

  it('carries none when nothing is traced', () => {
    expect(traceHeaders()).toEqual({})
  })

  it('keeps headers of its own', () => {
    const record = { key: 'k', value: 'v', headers: { traceparent: 'own' } }
    expect(messageOf(record, { traceparent: 'active' }).headers).toEqual({ traceparent: 'own' })
  })

  it('is measured in bytes, not in characters', () => {
    const plain = messageOf({ key: 'k', value: 'aaaa' }, {})
    const wide = messageOf({ key: 'k', value: '漢漢漢漢' }, {})
    expect(wide.bytes - plain.bytes).toBe(8)
  })
})

describe('a record from Kafka', () => {
  it('has text for bytes and numbers for long integers', () => {
    const message = {
      key: Buffer.from('default:front-door'),
      value: Buffer.from('{"a":"ä"}'),
      headers: { traceparent: Buffer.from('00-1-2-01'), twice: [Buffer.from('first'), Buffer.from('last')] },
      offset: '9007199254740991',
      timestamp: '1700000000000',
      attributes: 0,
    }
    expect(recordsOf([message])).toEqual([
      {
        key: 'default:front-door',
        value: '{"a":"ä"}',
        headers: { traceparent: '00-1-2-01', twice: 'last' },
        offset: Number.MAX_SAFE_INTEGER,
        appendedAt: new Date(1_700_000_000_000),
      },
    ])
  })
})
