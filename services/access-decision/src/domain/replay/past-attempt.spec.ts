import { accessDenied, type AccessEventData, accessGranted, eventOf } from '@doorledger/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyPresented, anyWorld } from '../any-world.fixture.js'
import { attemptData } from '../attempt-event.js'
import { evaluate } from '../evaluate.js'
import { policyOf, question } from '../policy-world.fixture.js'
import { parsedAttemptIn, pastAttemptIn } from './past-attempt.js'

/** Names may hold whatever people write, quotes and braces too. */
const anyName = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('"},"decision":"granted', '\\"\\', '}{]['))
const anyAttempt = fc.record({
  world: anyWorld,
  presented: anyPresented,
  name: anyName,
  facilityPath: fc.option(fc.constantFrom('hq', 'hq/floor-1'), { nil: undefined }),
  tenantId: fc.constantFrom('default', 'other'),
  isOffline: fc.boolean(),
})
type Attempt = typeof anyAttempt extends fc.Arbitrary<infer Value> ? Value : never

const dataOf = ({ world, presented, name, facilityPath, isOffline }: Attempt): AccessEventData => {
  const policy = policyOf(world)
  const passage = policy.passagesOf('reader-1')[0]!
  const [first, ...others] = presented.map(({ accessType }) => accessType)
  return attemptData({
    accessEventId: '3f0c1f5e-1111-8222-9333-444455556666',
    attemptId: '3f0c1f5e-1111-8222-9333-444455556667',
    device: { deviceId: 'reader-1', name, kind: 'reader', facilityPath },
    passage: { ...passage, door: { ...passage.door, name } },
    accessTypes: [first!, ...others],
    decision: evaluate(policy, question(policy, { presented })),
    policyVersion: '0123456789abcdef',
    latencyMs: 0.25,
    flags: [],
    offline: isOffline ? { decision: 'denied' } : undefined,
  })
}
const recordOf = (attempt: Attempt): string => {
  const data = dataOf(attempt)
  const at = '2026-11-23T10:00:00.000Z'
  const about = { tenantId: attempt.tenantId, service: 'access-decision', occurredAt: at, recordedAt: at }
  const definition = data.result === 'granted' ? accessGranted : accessDenied
  return JSON.stringify(eventOf(definition as typeof accessGranted, data, { ...about, actor: 'device:reader-1' }))
}

describe('an attempt in the log', () => {
  it('is read as parsing it reads it, whatever names it holds', () => {
    fc.assert(
      fc.property(anyAttempt, (attempt) => {
        const record = recordOf(attempt)
        const read = pastAttemptIn(record, 'default')
        expect(read).toEqual(parsedAttemptIn(record, 'default'))
        expect(read === undefined).toBe(attempt.tenantId !== 'default')
      }),
      { numRuns: 500 },
    )
  })

  it('is read when its members stand in another order', () => {
    fc.assert(
      fc.property(anyAttempt, (attempt) => {
        const { data, ...envelope } = JSON.parse(recordOf(attempt)) as { data: object }
        const turned = JSON.stringify({ data: Object.fromEntries(Object.entries(data).reverse()), ...envelope })
        expect(pastAttemptIn(turned, attempt.tenantId)).toEqual(pastAttemptIn(recordOf(attempt), attempt.tenantId))
      }),
      { numRuns: 100 },
    )
  })

  it.each(['{"type":"access.granted"}', 'no event'])('is none when nobody can read it: %s', (value) =>
    expect(pastAttemptIn(value, 'default')).toBeUndefined(),
  )

  it('is none that somebody else decided', () => {
    const { policyVersion: _, ...data } = accessGranted.example
    const at = '2026-11-23T10:00:00.000Z'
    const about = { tenantId: 'default', service: 'audit-trail', occurredAt: at, recordedAt: at }
    expect(pastAttemptIn(JSON.stringify(eventOf(accessGranted, data, about)), 'default')).toBeUndefined()
  })
})
