import { doorExample, scheduleExample } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { credential, factsOf, MONDAY_NOON, rule, type World } from '../policy-world.fixture.js'
import { type RuleChanges, policiesToCompare } from './changed-rules.js'
import { isByRules, type PastAttempt, replayAttempt } from './replay-attempt.js'

const card = credential()
const none = { set: [], remove: [] }
const attempt: PastAttempt = {
  accessEventId: '3f0c1f5e-1111-8222-9333-444455556666',
  atMs: MONDAY_NOON,
  doorId: doorExample.doorId,
  accessPointId: doorExample.accessPoints[0]!.accessPointId,
  deviceId: 'reader-1',
  accessTypes: ['keycard'],
  credentialId: card.credentialId,
  decision: 'granted',
  reason: 'success',
}

const replayed = (changes: Partial<RuleChanges>, parts: Partial<PastAttempt> = {}, world: World = {}) => {
  const facts = factsOf(world)
  facts.credentials.set(card.credentialId, card)
  const all = { accessRules: none, schedules: none, holidays: none, ...changes }
  return replayAttempt(policiesToCompare(facts, all, 'Europe/Helsinki'), { ...attempt, ...parts })
}

describe('an attempt of the past', () => {
  it('is the same under rules that did not change', () => {
    expect(replayed({})).toBe('same')
  })

  it('would have been refused without its rule', () => {
    const { ruleId } = rule()
    expect(replayed({ accessRules: { set: [], remove: [ruleId] } })).toEqual({
      present: { decision: 'granted', reason: 'success', ruleId },
      changed: { decision: 'denied', reason: 'user_not_authorized', ruleId: undefined },
    })
  })

  it('would have been refused at its time of day by a schedule that is new', () => {
    const { ruleId } = rule()
    const scheduleId = 'nights'
    const nights = { ...scheduleExample, scheduleId, weekly: [], exceptions: [], holidayIds: [] }
    const outcome = replayed({
      accessRules: { set: [rule({ scheduleIds: [scheduleId] })], remove: [] },
      schedules: { set: [nights], remove: [] },
    })
    expect(outcome).toMatchObject({ changed: { reason: 'schedule_day_not_permitted', ruleId } })
  })

  it('with a card and a PIN takes a rule that wants both, with a wrong PIN it does not', () => {
    const both = { accessRules: { set: [rule({ factors: 'card_and_pin' })], remove: [] } }
    const accessTypes = ['keycard', 'pin'] as const
    expect(replayed(both)).toMatchObject({ changed: { decision: 'denied', reason: 'invalid_pin' } })
    expect(replayed(both, { accessTypes })).toBe('same')
    expect(replayed(both, { accessTypes, decision: 'denied', reason: 'invalid_pin' })).toBe('same')
  })

  it('is replayed as if there were no lockdown, and not at all when one refused it', () => {
    expect(replayed({}, {}, { lockdowns: [{ kind: 'everywhere' }] })).toBe('same')
    for (const reason of ['lockdown', 'cooldown', 'too_many_attempts'] as const) {
      expect(isByRules({ ...attempt, decision: 'denied', reason })).toBe(false)
    }
    expect(isByRules(attempt)).toBe(true)
  })

  it('at a door that is gone, or with something unknown, cannot be decided again', () => {
    expect(replayed({}, { doorId: 'gone' })).toBe('undecidable')
    expect(replayed({}, { credentialId: undefined })).toBe('undecidable')
  })
})
