import { type Envelope, eventCatalogue } from '@doorledger/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Device, RECEIVED, VERSION, recordsIn, context, typesOf, withId } from './interpreting.fixture.js'

describe('a block', () => {
  it('is told of, and so is each of its records, in order', () => {
    const events = new Device().sends({
      audits: [
        { event: '05070000', time: 20261122115900 },
        { event: '008A0000', time: '20261122115800' },
      ],
      nxtDbVerTS: VERSION,
    })
    expect(typesOf(events)).toEqual([
      'audit_block_received',
      'audit_recorded',
      'audit_recorded',
      'database_version_reported',
    ])
    expect(events[0]!.data).toMatchObject({ blockSeq: 1, recordCount: 2, quarantinedCount: 0, flags: [] })
    expect(recordsIn(events)[0]).toMatchObject({
      time: '2026-11-22T09:59:00.000Z',
      recordedtime: RECEIVED,
      partitionkey: 'default:front-door',
      data: {
        code: '0507',
        dataHex: '0000',
        occurredLocal: '2026-11-22T11:59:00',
        zone: 'Europe/Helsinki',
        flags: [],
        meaning: { codeName: 'pass-through credential', decoderVersion: 3, access: { result: 'granted' } },
      },
    })
    expect(recordsIn(events)[1]!.data.meaning).toEqual({ family: 'engage', decoderVersion: 3 })
  })

  it('leads to events as the contracts have them', () => {
    const lock = new Device(context({ expectedDbVersion: '0x08d16357eef73a69', facilityPath: 'hq/1' }))
    const events = [
      ...lock.sends({
        audits: [withId(1), withId(9), { event: 'x' }, { event: '0605', time: 20000101000000 }],
        nxtDbVerTS: VERSION,
        lockId: 7,
        overwriteIndex: 3,
      }),
      ...lock.sends({ audits: [], lockId: 65_536 }),
      ...lock.sends('not a block'),
    ]
    expect(new Set(typesOf(events)).size).toBe(9)
    for (const event of events) {
      const definition = eventCatalogue.find(({ type }) => type === event.type)!
      expect(definition.schema.parse(event)).toEqual(event)
    }
  })

  it('sent again leads to nothing new, but is a sign of life', () => {
    const lock = new Device()
    const block = { audits: [withId(1)], nxtDbVerTS: VERSION }
    lock.sends(block)
    const before = lock.state
    expect(lock.sends(block)).toEqual([])
    expect(lock.state).toEqual(before)
    expect(lock.state.lastContactAt).toBe(RECEIVED)
  })

  it('that is empty is a sign of life', () => {
    const lock = new Device()
    expect(typesOf(lock.sends({ audits: [], nxtDbVerTS: VERSION }))).toEqual([
      'audit_block_received',
      'database_version_reported',
    ])
    expect(lock.state).toMatchObject({ lastContactAt: RECEIVED, nxtDbVerTS: VERSION })
  })

  it('without a database version says so, unless its model has none', () => {
    expect(new Device().sends({ audits: [] })[0]!.data).toMatchObject({ flags: ['missingDbVersion'] })
    expect(new Device(context({ model: 'MTB' })).sends({ audits: [] })[0]!.data).toMatchObject({ flags: [] })
  })

  it('with tags its model does not have is recorded and flagged', () => {
    const reader = new Device(context({ model: 'MTKB15' }))
    const events = reader.sends({ audits: [withId(1)], nxtDbVerTS: VERSION })
    expect(events[0]!.data).toMatchObject({ flags: ['tagNotApplicable'] })
    expect(recordsIn(events)[0]!.data.flags).toContain('tagNotApplicable')
    const remote = new Device(context({ model: 'RMRU' })).sends({
      audits: [withId(1)],
      nxtDbVerTS: VERSION,
      lockId: 1,
    })
    expect(remote[0]!.data).toMatchObject({ flags: ['tagNotApplicable'] })
    expect(recordsIn(remote)[0]!.data.flags).not.toContain('tagNotApplicable')
  })
})

describe('interpreting', () => {
  const word = fc.oneof(fc.constant('05070000'), fc.constant('06050000'), fc.string({ maxLength: 6 }))
  const time = fc.oneof(fc.integer({ min: 20261025020000, max: 20261025050000 }), fc.constant('20000101000000'))
  const auditId = fc.option(fc.integer({ min: -1, max: 256 }), { nil: undefined })
  const block = fc.record({
    audits: fc.array(fc.record({ event: word, time, auditId }), { maxLength: 12 }),
    lockId: auditId,
  })

  it('blocks again after a crash leads to the same facts with the same ids', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        const told = () => {
          const lock = new Device()
          return blocks.flatMap((body) => lock.sends(body).map(({ id, type, data }) => ({ id, type, data })))
        }
        const facts = told()
        expect(told()).toEqual(facts)
        expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length)
      }),
    )
  })

  it('every block twice leads to no more than once', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        const once = new Device()
        const twice = new Device()
        const ids = (events: readonly Envelope[]) => events.map(({ id }) => id)
        const expected = blocks.flatMap((body) => ids(once.sends(body)))
        expect(blocks.flatMap((body) => [...ids(twice.sends(body)), ...ids(twice.sends(body))])).toEqual(expected)
        expect(twice.state).toEqual(once.state)
      }),
    )
  })
})
