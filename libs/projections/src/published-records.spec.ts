import type { Envelope } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { publishedRecords } from './published-records.js'

const event = (type: string, rest: Partial<Envelope> = {}) =>
  ({ id: 'e1', type, partitionkey: 'default:front-door', ...rest }) as Envelope
const cause = (id: string, headers: Record<string, string>) => ({
  event: { id },
  at: { partition: 0, offset: 0, seq: 0 },
  headers,
})

describe('what an event processor publishes', () => {
  it('goes to the topic of its type, in order, under its partition key', () => {
    const first = event('device.registered', { id: 'e1' })
    const second = event('device.audit_recorded', { id: 'e2' })
    const records = publishedRecords([first, second], [])
    expect([...records.keys()]).toEqual(['device.events.v1'])
    expect(records.get('device.events.v1')!.map(({ key, value }) => [key, JSON.parse(value) as Envelope])).toEqual([
      ['default:front-door', first],
      ['default:front-door', second],
    ])
  })

  it('belongs to the trace of what caused it', () => {
    const headers = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', other: 'x' }
    const records = publishedRecords([event('device.registered', { causationid: 'c1' })], [cause('c1', headers)])
    expect(records.get('device.events.v1')![0]!.headers).toEqual({ traceparent: headers.traceparent })
  })

  it('must be in the catalogue', () =>
    expect(() => publishedRecords([event('device.painted')], [])).toThrow(/not in the catalogue/))
})
