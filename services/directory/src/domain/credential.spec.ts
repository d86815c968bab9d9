import type { CredentialHolding, CredentialState, CredentialVerb } from '@doorledger/contracts'
import { stateOf } from '@doorledger/kernel'
import { given } from '@doorledger/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { credential as decider, type CredentialCommand, type CredentialFact } from './credential.js'

const anna = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'
const bert = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d'
const on = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`
const at = on(30)
const held = (userId: string, from: number, until: number | null = null): CredentialHolding => ({
  userId,
  from: on(from),
  until: until === null ? null : on(until),
})

const fob: CredentialState = {
  credentialId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e',
  kind: 'key_fob',
  last4: '7F3A',
  lookupHmac: 'a'.repeat(64),
  state: 'active',
  holder: null,
}
const added: CredentialFact = { type: 'credential.added', data: fob }
const updated = (verb: CredentialVerb, more: Partial<CredentialState>): CredentialFact => ({
  type: 'credential.updated',
  data: { ...fob, ...more, verb },
})
const annas = updated('assigned', { holder: held(anna, 5) })
const returned = updated('unassigned', { holder: held(anna, 5, 9) })

describe('a credential', () => {
  it('is added once', () => {
    given(decider, []).when({ type: 'add', credential: fob }).then([added])
    given(decider, [added]).when({ type: 'add', credential: fob }).thenRefused('credential_exists')
  })

  it('is given to somebody from some time on', () =>
    given(decider, [added])
      .when({ type: 'assign', userId: anna, from: on(5), at })
      .then([annas]))

  it('goes to another by ending one holding and beginning the next at the same instant', () =>
    given(decider, [added, annas])
      .when({ type: 'assign', userId: bert, from: on(9), at })
      .then([returned, updated('assigned', { holder: held(bert, 9) })]))

  it('is not given ahead of time', () =>
    given(decider, [added])
      .when({ type: 'assign', userId: anna, from: on(9), at: on(8) })
      .thenRefused('assigned_ahead'))

  it('stays with whoever holds it already', () =>
    given(decider, [added, annas])
      .when({ type: 'assign', userId: anna, from: on(7), at })
      .then([]))

  it.each([
    ['from before the present holder', [added, annas], bert, 4],
    ['from the same instant as the present holder', [added, annas], bert, 5],
    ['from before the end of the last holding', [added, annas, returned], bert, 8],
    ['to its holder from an earlier time', [added, annas], anna, 4],
  ] as const)('has one holder at a time: it is not given %s', (_, history, userId, day) =>
    given(decider, history)
      .when({ type: 'assign', userId, from: on(day), at })
      .thenRefused('holders_overlap'),
  )

  it('is handed back, and can be given again from then on', () => {
    given(decider, [added, annas])
      .when({ type: 'unassign', at: on(9) })
      .then([returned])
    given(decider, [added, annas, returned])
      .when({ type: 'unassign', at: on(10) })
      .then([])
    given(decider, [added, annas, returned])
      .when({ type: 'assign', userId: bert, from: on(9), at })
      .then([updated('assigned', { holder: held(bert, 9) })])
  })

  it('is never handed back before it was held', () =>
    given(decider, [added, annas])
      .when({ type: 'unassign', at: on(1) })
      .then([updated('unassigned', { holder: held(anna, 5, 5) })]))

  it('is blocked and unblocked, and keeps its holder meanwhile', () => {
    const blocked: CredentialFact = {
      type: 'credential.blocked',
      data: { ...fob, state: 'blocked', holder: held(anna, 5) },
    }
    given(decider, [added, annas]).when({ type: 'block' }).then([blocked])
    given(decider, [added, annas, blocked]).when({ type: 'block' }).then([])
    given(decider, [added, annas, blocked])
      .when({ type: 'unblock' })
      .then([{ type: 'credential.unblocked', data: { ...fob, holder: held(anna, 5) } }])
    given(decider, [added]).when({ type: 'unblock' }).then([])
  })

  it('that is removed ends with its holding, and cannot be changed any more', () => {
    const removed: CredentialFact = {
      type: 'credential.removed',
      data: { ...fob, state: 'removed', holder: held(anna, 5, 9) },
    }
    const history = [added, annas, removed]
    given(decider, [added, annas])
      .when({ type: 'remove', at: on(9), expectedVersion: 2 })
      .then([removed])
    given(decider, history).when({ type: 'unblock' }).thenRefused('credential_removed')
    given(decider, history)
      .when({ type: 'assign', userId: bert, from: on(10), at })
      .thenRefused('credential_removed')
  })

  it('is changed and removed by who has seen it as it is', () => {
    given(decider, [added, annas])
      .when({ type: 'remove', at: on(9), expectedVersion: 1 })
      .thenRefused('changed_meanwhile')
    given(decider, [added, annas])
      .when({ type: 'change', changes: { label: 'x' }, expectedVersion: 1 })
      .thenRefused('changed_meanwhile')
  })

  it('that nobody knows cannot be changed', () =>
    given(decider, []).when({ type: 'block' }).thenRefused('credential_not_found'))
})

describe('how long a credential is valid', () => {
  const valid = { ...fob, validFrom: on(1), validUntil: on(20) }
  const history: CredentialFact[] = [{ type: 'credential.added', data: valid }]

  it('is changed with its label: what is left out stays, null removes', () => {
    given(decider, history)
      .when({ type: 'change', changes: { label: 'Blue', validFrom: null }, expectedVersion: 1 })
      .then([updated('modified', { label: 'Blue', validUntil: on(20) })])
    given(decider, history)
      .when({ type: 'change', changes: { validUntil: on(20) }, expectedVersion: 1 })
      .then([])
  })

  it('begins before it ends', () => {
    given(decider, history)
      .when({ type: 'change', changes: { validFrom: on(20) }, expectedVersion: 1 })
      .thenRefused('validity_order')
    given(decider, [])
      .when({ type: 'add', credential: { ...valid, validUntil: on(1) } })
      .thenRefused('validity_order')
  })

  it('is prolonged, never shortened that way', () => {
    given(decider, history)
      .when({ type: 'prolong', validUntil: on(25) })
      .then([{ type: 'credential.prolonged', data: { ...valid, validUntil: on(25) } }])
    given(decider, history)
      .when({ type: 'prolong', validUntil: on(20) })
      .thenRefused('not_longer')
    given(decider, [added])
      .when({ type: 'prolong', validUntil: on(20) })
      .thenRefused('not_longer')
  })
})

describe('the number of a credential', () => {
  const number = { lookupHmac: 'b'.repeat(64), sealed: 'v1.other' }
  const numberFor = () => number

  it('is made anew when people know it, not when a thing has it', () => {
    const { last4: _, ...unshown } = fob
    const pin: CredentialState = { ...unshown, kind: 'pin' }
    const regenerated: CredentialFact = {
      type: 'credential.updated',
      data: { ...pin, ...number, verb: 'regenerated' },
    }
    given(decider, [{ type: 'credential.added', data: pin }])
      .when({ type: 'regenerate', numberFor })
      .then([regenerated])
    given(decider, [added]).when({ type: 'regenerate', numberFor }).thenRefused('number_fixed')
  })
})

describe('the events of a credential', () => {
  const commands = fc.array(
    fc.oneof(
      fc.record({
        type: fc.constant('assign' as const),
        userId: fc.constantFrom(anna, bert),
        from: fc.integer({ min: 1, max: 30 }).map(on),
        at: fc.constant(at),
      }),
      fc.record({ type: fc.constant('unassign' as const), at: fc.integer({ min: 1, max: 30 }).map(on) }),
      fc.constant<CredentialCommand>({ type: 'block' }),
      fc.constant<CredentialCommand>({ type: 'unblock' }),
    ),
  )

  const lived = (wanted: readonly CredentialCommand[]): CredentialFact[] => {
    const facts: CredentialFact[] = [added]
    for (const command of wanted) {
      try {
        facts.push(...decider.decide(command, stateOf(decider, facts)))
      } catch {
        continue // refused: nothing happened
      }
    }
    return facts
  }

  it('tell at any later time who held it when: the newest of each holding, and never two at once', () =>
    fc.assert(
      fc.property(commands, (wanted) => {
        const byStart = new Map<string, CredentialHolding>()
        for (const { data } of lived(wanted)) if (data.holder !== null) byStart.set(data.holder.from, data.holder)
        const holdings = [...byStart.values()].toSorted((one, other) => (one.from < other.from ? -1 : 1))
        for (const [index, { from }] of holdings.entries()) {
          const before = holdings[index - 1]
          if (before === undefined) continue
          expect(before.until).not.toBeNull()
          expect(before.until! <= from).toBe(true)
        }
      }),
    ))
})
