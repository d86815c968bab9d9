import { describe, expect, it } from 'vitest'
import type { KnownCredential } from '../policy-facts.js'
import { credential, factsOf, MONDAY_NOON } from '../policy-world.fixture.js'
import { permitsOf } from './permits-of.js'

const HOUR_MS = 3_600_000
const people = { anna: {}, ben: { enabled: false }, carl: { erased: true } }
const permits = (userId: string, ...held: readonly Partial<KnownCredential>[]) => {
  const facts = factsOf({ people })
  for (const [n, parts] of held.entries()) {
    const each = credential({ userId, credentialId: `credential-${n}`, ...parts })
    facts.credentials.set(each.credentialId, each)
  }
  return permitsOf(facts, new Set([userId]), MONDAY_NOON)(userId)
}
const until = (hours: number) => ({ validUntilMs: MONDAY_NOON + hours * HOUR_MS })
const ended = { valid: false, endsAt: undefined }

describe('what somebody holds lets him out', () => {
  it('for as long as the last of it is valid', () => {
    expect(permits('anna', until(1), until(3), until(2))).toEqual({ valid: true, endsAt: '2026-11-23T13:00:00.000Z' })
    expect(permits('anna', until(1), {})).toEqual({ valid: true, endsAt: undefined })
  })

  it.each<[string, Partial<KnownCredential>]>([
    ['blocked', { state: 'blocked' }],
    ['expired', until(0)],
    ['not yet valid', { validFromMs: MONDAY_NOON + 1 }],
    ['held by somebody else', { userId: 'ben' }],
  ])('unless it is %s', (_, parts) => expect(permits('anna', parts)).toEqual(ended))

  it('as long as he may come in at all', () => {
    expect([permits('anna'), permits('ben', {}), permits('carl', {}), permits('dora', {})]).toEqual(
      Array.from({ length: 4 }, () => ended),
    )
  })
})
