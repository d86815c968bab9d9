import { doorForcedOpenInferred, doorForcedOpenRetracted, type EventDefinition, eventOf } from '@doorledger/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attemptOf, denied, granted, recorded, type RecordFacts, redecoded } from '../../test/device-events.js'
import { projected } from '@doorledger/testing'
import { accessLog } from './access-log.js'

const attempts = (...events: readonly Parameters<typeof attemptOf>[0][]) => events.map((event) => attemptOf(event)!)
const rows = (events: ReturnType<typeof attempts>) => [...projected(accessLog, events).values()]

describe('the access log', () => {
  it('has a row for each attempt, at its place in the log', () =>
    expect(rows(attempts(recorded({ n: 1, access: granted }), recorded({ n: 2, access: denied })))).toMatchObject([
      { seq: 0, result: 'granted', device_id: 'front-door', occurred_at: '2026-11-13T07:17:52.000Z', retracted: false },
      { seq: 1024, result: 'denied', reason: 'unknown_credential' },
    ]))

  it('has every column it promises and no other', () => {
    const [row] = rows(attempts(recorded({ n: 1, access: granted })))
    expect(Object.keys(row!).sort()).toEqual([...accessLog.table.columns].sort())
  })

  it('does not see an attempt twice that is told twice', () => {
    const [attempt] = attempts(recorded({ n: 1, access: granted }))
    expect(rows([attempt!, attempt!])).toEqual(rows([attempt!]))
  })

  it('takes a new reading, at a new place, and ignores the old one should it come again', () => {
    const [old] = attempts(recorded({ n: 1, access: granted }))
    const [now] = attempts(redecoded({ n: 1, access: granted }, { access: denied }))
    expect(rows([old!, now!, old!])).toMatchObject([{ seq: 1024, result: 'denied', revision: 2 }])
  })

  it('keeps a retracted attempt as a row that is not shown', () => {
    const [old] = attempts(recorded({ n: 1, access: granted }))
    const [gone] = attempts(redecoded({ n: 1, access: granted }, {}))
    expect(rows([old!, gone!, old!])).toMatchObject([{ retracted: true, revision: 2, result: 'granted' }])
  })

  it('keeps the row of a door that seemed forced, and says what explains it', () => {
    const at = '2026-11-22T09:17:52.000Z'
    const about = { tenantId: 'default', service: 'access-decision', occurredAt: at, recordedAt: at }
    const told = <Type extends string, Data>(definition: EventDefinition<Type, Data>) =>
      eventOf(definition, definition.example, about)
    const forced = told(doorForcedOpenInferred)
    expect(rows([forced])).toMatchObject([{ result: 'forced', door_alarm: { inferred: true, windowSec: 10 } }])
    expect(rows([forced, told(doorForcedOpenRetracted), forced])).toMatchObject([
      { revision: 2, retracted: false, result: 'forced', door_alarm: { explainedBy: { cause: 'success' } } },
    ])
  })

  it('is the same however its history is cut', () =>
    fc.assert(
      fc.property(histories, fc.nat(), (history, cut) => {
        const events = history.map((facts) => attemptOf(recordedOrRedecoded(facts))!)
        const head = cut % (events.length + 1)
        const before = projected(accessLog, events.slice(0, head))
        expect(projected(accessLog, events.slice(head), { before, startOffset: head })).toEqual(
          projected(accessLog, events),
        )
      }),
    ))
})

const histories = fc.array(
  fc.record({
    n: fc.nat(5),
    decoderVersion: fc.integer({ min: 1, max: 4 }),
    access: fc.constantFrom(granted, denied),
  }),
  { maxLength: 30 },
)

/** The first version of a record is recorded, later ones are new readings. */
const recordedOrRedecoded = (facts: Required<Pick<RecordFacts, 'n' | 'decoderVersion' | 'access'>>) =>
  facts.decoderVersion === 1
    ? recorded(facts)
    : redecoded({ ...facts, decoderVersion: facts.decoderVersion - 1 }, { access: facts.access })
