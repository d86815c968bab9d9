import {
  eventOf,
  premisesCreated,
  premisesUpdated,
  userCreated,
  userErased,
  userExample,
  userUpdated,
} from '@doorledger/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folded } from '@doorledger/testing'
import { type NamingEvent, namesOverTime, type OpenedNames } from './names-over-time.js'

const { userId } = userExample
const about = (version: number) => {
  const at = new Date(Date.UTC(2026, 10, version)).toISOString()
  return { tenantId: 'default', service: 'directory', occurredAt: at, recordedAt: at }
}
const called = (name: string): OpenedNames => ({ state: 'opened', name, username: 'anna.k' })

const person = (version: number, opened: OpenedNames): NamingEvent => {
  const definition = version === 1 ? userCreated : userUpdated
  return { ...eventOf(definition, userExample, about(version)), streamversion: version, opened }
}
const erased = (version: number): NamingEvent => {
  const { personal: _, ...left } = userExample
  return {
    ...eventOf(userErased, { ...left, enabled: false, assignments: [] }, about(version)),
    streamversion: version,
  }
}
const row = (...events: readonly NamingEvent[]) => [...folded(namesOverTime, events).values()][0]

describe('the names of a person', () => {
  it('are kept with the time from which they hold, and not repeated', () => {
    const events = [
      person(1, called('Anna Korhonen')),
      person(2, called('Anna Korhonen')),
      person(3, called('Anna Virtanen')),
    ]
    expect(row(...events)).toMatchObject({
      kind: 'user',
      id: userId,
      user_no: 7,
      username: 'anna.k',
      names: [
        { from: '2026-11-01T00:00:00.000Z', name: 'Anna Korhonen' },
        { from: '2026-11-03T00:00:00.000Z', name: 'Anna Virtanen' },
      ],
      called: 'Anna Korhonen\nAnna Virtanen',
      stream_version: 3,
    })
  })

  it('are gone for good once he is erased, or the key to them is', () => {
    const first = person(1, called('Anna Korhonen'))
    const nothing = { user_no: 7, username: null, names: [], called: '', erased: true }
    expect(row(first, erased(2))).toMatchObject(nothing)
    expect(row(first, erased(2), first, person(3, called('Anna Korhonen')))).toMatchObject(nothing)
    expect(row(first, person(2, { state: 'destroyed' }))).toMatchObject(nothing)
    expect(row(erased(5))).toMatchObject(nothing)
  })

  it('that were tampered with are not taken for an erasure', () =>
    expect(() => row(person(1, { state: 'unreadable', why: 'changed since' }))).toThrow('changed since'))

  it('are the same whichever events come again', () => {
    const history = [person(1, called('A')), person(2, called('B')), person(3, called('A')), erased(4)]
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(fc.nat(3)), (length, again) => {
        const once = history.slice(0, length)
        const repeated = once.flatMap((event, index) => [event, ...again.map((n) => once[n % (index + 1)]!)])
        expect(row(...repeated)).toEqual(row(...once))
      }),
    )
  })
})

describe('the names of premises', () => {
  it('are kept alike', () => {
    const { example } = premisesCreated
    const created = { ...eventOf(premisesCreated, example, about(1)), streamversion: 1 }
    const renamed = { ...eventOf(premisesUpdated, { ...example, name: 'Mill hotel' }, about(2)), streamversion: 2 }
    expect(row(created, renamed, created)).toMatchObject({
      kind: 'premises',
      id: example.premisesId,
      names: [{ name: example.name }, { from: '2026-11-02T00:00:00.000Z', name: 'Mill hotel' }],
      erased: false,
    })
  })
})
