import type { PolicyFacts } from '../policy-facts.js'
import type { Permits } from './presence.js'

const NONE: Permits = { valid: false, endsAt: undefined }

/** How long what people hold lets them out, for those asked about. */
export const permitsOf = (
  { people, credentials }: Pick<PolicyFacts, 'people' | 'credentials'>,
  users: ReadonlySet<string>,
  nowMs: number,
): ((userId: string) => Permits) => {
  const endsAtMs = new Map<string, number>()
  for (const { userId, state, validFromMs, validUntilMs } of credentials.heldBy(users)) {
    if (userId === undefined || state !== 'active' || validFromMs > nowMs || validUntilMs <= nowMs) continue
    endsAtMs.set(userId, Math.max(endsAtMs.get(userId) ?? 0, validUntilMs))
  }
  return (userId) => {
    const person = people.get(userId)
    const ends = endsAtMs.get(userId)
    if (person?.enabled !== true || person.erased || ends === undefined) return NONE
    return { valid: true, endsAt: Number.isFinite(ends) ? new Date(ends).toISOString() : undefined }
  }
}
