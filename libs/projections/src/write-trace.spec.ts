import { propagation, trace } from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RecordBatch } from './partition-assignment.js'
import { DeadLetterKeys } from './dead-letter-keys.js'
import { traced } from './write-trace.js'

const exporter = new InMemorySpanExporter()
const TRACE = '0af7651916cd43dd8448eb211c80319c'
const OTHER = '1bf7651916cd43dd8448eb211c80319c'
const parent = (traceId: string, flags = '01') => ({ traceparent: `00-${traceId}-b7ad6b7169203331-${flags}` })

beforeAll(() => {
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }))
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
})
beforeEach(() => exporter.reset())
afterAll(() => {
  trace.disable()
  propagation.disable()
})

const sliceWith = (...headers: Record<string, string>[]): RecordBatch => ({
  assignment: {
    partition: 0,
    epoch: 1,
    deadLetters: new DeadLetterKeys([]),
    next: headers.length,
    written: 0,
    lost: false,
  },
  records: headers.map((own, offset) => ({ key: 'k', value: '', headers: own, offset, appendedAt: new Date(0) })),
  from: 0,
  to: headers.length,
})
const spans = () => exporter.getFinishedSpans().map(({ name, parentSpanContext }) => [name, parentSpanContext?.traceId])

describe('the trace of a write', () => {
  it('goes on from every trace that led to it, once', async () => {
    const recordBatches = [sliceWith(parent(TRACE), {}, parent(TRACE)), sliceWith(parent(OTHER))]
    expect(await traced('access-log', recordBatches, () => Promise.resolve(7))).toBe(7)
    expect(spans()).toEqual([
      ['access-log write', TRACE],
      ['access-log write', OTHER],
    ])
  })

  it('leaves out traces that nobody records, and what is no trace', async () => {
    await traced('access-log', [sliceWith(parent(TRACE, '00'), { traceparent: 'nonsense' })], () => Promise.resolve())
    expect(spans()).toEqual([])
  })

  it('tells of a failure', async () => {
    const failing = traced('access-log', [sliceWith(parent(TRACE))], () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(exporter.getFinishedSpans()[0]!.status.message).toBe('Error: no')
  })
})
