import { accessEventData } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { describe, expect, it } from 'vitest'
import { answerOf, attemptData, type AttemptFacts } from './attempt-event.js'
import { evaluate } from './evaluate.js'
import { credential, policyOf, question, type World } from './policy-world.fixture.js'

const factsOf = (world: World = {}, duress = false, parts: Partial<AttemptFacts> = {}): AttemptFacts => {
  const policy = policyOf(world)
  const presented = [
    {
      accessType: 'pin' as const,
      credential: credential({ kind: 'pin', duress }),
    },
  ]
  const asked = question(policy, { presented })
  return {
    accessEventId: newId(),
    attemptId: newId(),
    device: {
      deviceId: 'reader-1',
      kind: 'reader',
      name: 'Reader',
      facilityPath: 'hq',
    },
    passage: asked.passage,
    accessTypes: ['pin'],
    decision: evaluate(policy, asked),
    policyVersion: '0123456789abcdef',
    latencyMs: 0.1,
    flags: [],
    ...parts,
  }
}

describe('an attempt in the log', () => {
  it('names door, person, rule, action, policy and every check', () => {
    const data = accessEventData.parse(attemptData({ ...factsOf(), accessEventId: crypto.randomUUID() }))
    expect(data).toMatchObject({
      result: 'granted',
      decision: 'granted',
      door: { id: 'main-entrance' },
      user: { id: 'anna' },
      rule: { id: 'staff' },
      action: { kind: 'command', name: 'unlock', unlockSec: 5 },
      policyVersion: '0123456789abcdef',
    })
    expect(data.checks).toHaveLength(14)
  })

  it('shows both decisions where a device that was offline decided otherwise', () => {
    const offline = { decision: 'granted' as const }
    const data = attemptData(factsOf({ rules: [] }, false, { offline }))
    expect(data).toMatchObject({
      decision: 'granted',
      result: 'granted',
      reason: 'success',
      policyDecision: 'denied',
    })
  })

  it('is under duress though the rules have changed since a device let somebody in that did not know', () => {
    const offline = { decision: 'granted' as const, reason: 'success' as const, policyVersion: 'then' }
    const data = attemptData(factsOf({ rules: [] }, true, { offline, isUnderDuress: true }))
    expect(data).toMatchObject({ result: 'granted', reason: 'duress', policyDecision: 'denied' })
    expect(data.provenance).toMatchObject([{ policyVersion: 'then' }])
    const refused = attemptData(factsOf({ rules: [] }, true, { offline: { decision: 'denied' }, isUnderDuress: true }))
    expect(refused).toMatchObject({ result: 'denied', reason: 'user_not_authorized' })
  })

  it('is an error, and denies, where the device is at no door', () => {
    const data = attemptData(
      factsOf({}, false, {
        passage: undefined,
        decision: evaluate(policyOf(), question(policyOf(), { passage: undefined })),
      }),
    )
    expect(data).toMatchObject({
      result: 'error',
      decision: 'denied',
      reason: 'invalid_configuration',
    })
  })
})

describe('the answer to a duress PIN', () => {
  it('has the bytes of any other grant, but for ids', () => {
    const ids = { accessEventId: newId(), attemptId: newId() }
    const answer = (duress: boolean) => JSON.stringify(answerOf(attemptData({ ...factsOf({}, duress), ...ids })))
    expect(answer(true)).toBe(answer(false))
    expect(attemptData(factsOf({}, true)).reason).toBe('duress')
  })

  it('is as long as any other, and the same but for ids, in 20,000 pairs', () => {
    const [grant, duress] = [factsOf({}, false), factsOf({}, true)]
    const withoutIds = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    const differing = Array.from({ length: 20_000 }, (_, n) => {
      const [one, other] = [grant, duress].map((facts) => {
        const answer = answerOf(attemptData({ ...facts, accessEventId: newId(), attemptId: newId(), latencyMs: n }))
        return JSON.stringify(answer)
      }) as [string, string]
      return Buffer.byteLength(one) !== Buffer.byteLength(other) || withoutIds(one) !== withoutIds(other)
    })
    expect(differing).not.toContain(true)
  })
})
