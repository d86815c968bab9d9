import { type AttemptEvent, type Envelope, eventOf, phoneKeyReported } from '@doorledger/contracts'
import { derivedId, type Row } from '@doorledger/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { denied, duress, granted, recorded, type RecordFacts, redecoded, testMark } from '../../test/device-events.js'
import { projected } from '@doorledger/testing'
import { accessLog } from './access-log.js'
import { UnlockBook } from './unlock-book.js'
import { type UnlockEvent, type UnlockFact, unlockFactOf } from './unlock-fact.js'

const start = Date.parse('2026-11-22T10:00:00.000Z')
const at = (sec: number) => new Date(start + sec * 1000).toISOString()

const withRef = <Event extends UnlockEvent>(event: Event, dataHex: string): Event => ({
  ...event,
  data: { ...event.data, dataHex },
})
const lock = (n: number, sec: number, { ref = '00A1', ...facts }: Partial<RecordFacts> & { ref?: string } = {}) =>
  withRef(recorded({ n, occurredAt: at(sec), access: granted, ...facts }), ref)
interface PhoneFacts {
  readonly ref?: string
  readonly result?: 'granted' | 'denied'
}
const phone = (n: number, sec: number, { ref = '00A1', result = 'granted' }: PhoneFacts = {}) => {
  const reportId = derivedId('report', n)
  const { example } = phoneKeyReported
  const reason = result === 'granted' ? ('success' as const) : ('device_denied' as const)
  const data = { ...example, reportId, credentialRef: ref, result, reason, userId: `user-${n}` }
  const about = {
    id: reportId,
    tenantId: 'default',
    service: 'device-ingest',
    occurredAt: at(sec),
    recordedAt: at(sec),
  }
  return eventOf(phoneKeyReported, data, about)
}

/** Takes events in batches, as the event processor does: what is not stored between them is forgotten. */
const takenInBatches = (
  batches: readonly (readonly UnlockEvent[])[],
  windows: readonly number[] = [],
): readonly Envelope[] => {
  const stored = new Map<string, UnlockFact>()
  return batches.flatMap((events, batch) => {
    const book = new UnlockBook([...stored.values()], windows[batch])
    const published = events.flatMap((event) => book.take(unlockFactOf(event, testMark)!, event))
    const { added, changed } = book.changes()
    expect(added.filter(({ factId }) => stored.has(factId))).toEqual([])
    for (const fact of [...added, ...changed]) stored.set(fact.factId, JSON.parse(JSON.stringify(fact)) as UnlockFact)
    return published
  })
}
const taken = (...events: readonly UnlockEvent[]) => takenInBatches([events])

/** The access log as its readers see it. */
const rows = (published: readonly Envelope[]) => {
  const attempts = published.filter((event) => accessLogTypes.test(event.type)) as AttemptEvent[]
  return [...projected(accessLog, attempts).values()]
    .filter(({ retracted }) => retracted === false)
    .map(({ seq: _, revision: __, ...row }) => row)
    .sort((one, other) => textOf(one).localeCompare(textOf(other)))
}
const textOf = (row: Row): string => JSON.stringify(row['access_event_id'])
const accessLogTypes = /^access\.(granted|denied|retracted|errored)$/
const witnesses = (published: readonly Envelope[]) =>
  rows(published)
    .map(({ provenance }) => (provenance as { kind: string }[]).map(({ kind }) => kind).join(' + '))
    .sort()
const both = 'phone_report + device_audit'

describe('an unlock', () => {
  it('that the phone told of live and the lock later is one row with two witnesses; that of a fob is another', () => {
    const published = taken(phone(1, 0), lock(1, 7), lock(2, 300, { ref: '00F0' }))
    expect(witnesses(published)).toEqual(['device_audit', both])
    expect(rows(published)).toContainEqual(
      expect.objectContaining({ occurred_at: at(0), user_id: 'user-1', access_type: 'phone_key', result: 'granted' }),
    )
    expect(published.map(({ type }) => type)).toEqual([
      'access.granted',
      'access.granted',
      'access.provenance_added',
      'audit_trail.fetch_linked',
      'access.granted',
    ])
  })

  it('is the same row when the lock told of it first', () => {
    const [phoneFirst, lockFirst] = [taken(phone(1, 0), lock(1, 7)), taken(lock(1, 7), phone(1, 0))]
    expect(rows(lockFirst)).toEqual(rows(phoneFirst))
    expect(lockFirst.map(({ type }) => type)).toContain('access.retracted')
  })

  it('with another key, at another lock, or with another result is another unlock', () => {
    const apart = ['device_audit', 'phone_report']
    expect(witnesses(taken(phone(1, 0), lock(1, 1, { ref: '00A2' })))).toEqual(apart)
    expect(witnesses(taken(phone(1, 0), lock(1, 1, { deviceId: 'back-door' })))).toEqual(apart)
    expect(witnesses(taken(phone(1, 0), lock(1, 1, { access: denied })))).toEqual(apart)
    expect(witnesses(taken(phone(1, 0), lock(1, 1, { tenantId: 'other' })))).toEqual(apart)
  })

  it('is as far apart as the window says, and leaves nobody behind when that is made narrower', () => {
    const apart = ['device_audit', 'phone_report']
    expect(witnesses(takenInBatches([[phone(1, 0), lock(1, 7)]], [5_000]))).toEqual(apart)
    const narrowed = takenInBatches([[phone(1, 0), lock(1, 60)], [lock(2, 2)]], [120_000, 5_000])
    expect(witnesses(narrowed)).toEqual(['device_audit', both])
    const widened = takenInBatches([[phone(1, 0), lock(1, 7)], [phone(2, 100)]], [5_000, 120_000])
    expect(witnesses(widened)).toEqual(['phone_report', both])
  })

  it('that might be either of two stays apart and is flagged', () => {
    const published = taken(phone(1, 10), lock(1, 5), lock(2, 15))
    expect(witnesses(published)).toEqual(['device_audit', 'device_audit', 'phone_report'])
    for (const { flags } of rows(published)) expect(flags).toContain('possibleDuplicate')
  })

  it('is matched anew when a nearer one comes to light', () => {
    const published = taken(phone(1, 0), lock(1, 60), lock(2, 5))
    expect(rows(published)).toEqual(rows(taken(phone(1, 0), lock(2, 5), lock(1, 60))))
    expect(witnesses(published)).toEqual(['device_audit', both])
    const links = published.filter(({ type }) => type === 'audit_trail.fetch_linked')
    expect(new Map(links.map(({ data }) => [data['recordId'], data['accessEventId']])).size).toBe(2)
    expect(new Set(links.slice(-2).map(({ data }) => data['accessEventId'])).size).toBe(2)
  })

  it('told twice is told once', () => {
    const [p, l] = [phone(1, 0), lock(1, 7)]
    expect(taken(p, p, l, l, p)).toEqual(taken(p, l))
  })

  it('keeps what only the lock knows: that it was under duress', () =>
    expect(rows(taken(phone(1, 0), lock(1, 7, { access: duress })))).toMatchObject([{ reason: 'duress' }]))

  it('loses its second witness when a new reading finds something else', () => {
    const was = { n: 1, occurredAt: at(7), access: granted }
    const published = taken(phone(1, 0), lock(1, 7), withRef(redecoded(was, { access: denied }), '00A1'))
    expect(
      rows(published)
        .map(({ result }) => result)
        .sort(),
    ).toEqual(['denied', 'granted'])
    expect(witnesses(published)).toEqual(['device_audit', 'phone_report'])
    const gone = taken(phone(1, 0), lock(1, 7), withRef(redecoded(was, {}), '00A1'))
    expect(witnesses(gone)).toEqual(['phone_report'])
  })
})

const telling = fc.record({
  source: fc.constantFrom('phone', 'lock'),
  n: fc.nat(400),
  sec: fc.integer({ min: 0, max: 20 }).map((step) => step * 15),
  ref: fc.constantFrom('00A1', '00A2'),
  isGranted: fc.boolean(),
})
const events = fc
  .uniqueArray(telling, { selector: ({ source, n }) => `${source} ${n}`, maxLength: 14 })
  .map((list) =>
    list.map(({ source, n, sec, ref, isGranted }): UnlockEvent =>
      source === 'phone'
        ? phone(n, sec, { ref, result: isGranted ? 'granted' : 'denied' })
        : lock(n, sec, { ref, access: isGranted ? granted : denied }),
    ),
  )
const orders = fc.tuple(events, fc.array(fc.nat(), { minLength: 14, maxLength: 14 })).map(([list, keys]) => ({
  list,
  other: list
    .map((event, index) => ({ event, key: keys[index]! }))
    .sort((one, two) => one.key - two.key)
    .map(({ event }) => event),
}))

describe('the access log', () => {
  it('is the same in whatever order phones and locks tell', () =>
    fc.assert(
      fc.property(orders, ({ list, other }) => {
        expect(rows(taken(...other))).toEqual(rows(taken(...list)))
      }),
      { numRuns: 300 },
    ))

  it('is told in the same words however the log is cut into batches, and when it is read again', () =>
    fc.assert(
      fc.property(events, fc.nat(14), fc.nat(14), (list, one, other) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)]
        const cut = takenInBatches([list.slice(0, first), list.slice(first, second), list.slice(second), list])
        expect(JSON.parse(JSON.stringify(cut))).toEqual(JSON.parse(JSON.stringify(taken(...list))))
      }),
      { numRuns: 300 },
    ))

  it('has no revision twice', () =>
    fc.assert(
      fc.property(events, (list) => {
        const ids = taken(...list).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    ))
})
