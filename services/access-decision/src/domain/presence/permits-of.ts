import type { KnownCredential, PolicyFacts } from '../policy-facts.js'
import type { Permits } from './presence.js'

const NONE: Permits = { valid: false, endsAt: undefined }

/**
 * How long what people hold lets them out, for those asked about. Takes the credentials of everybody, in parts: whoever
 * gathers them may let others run in between.
 */
export class PermitsOf {
  private readonly endsAtMs = new Map<string, number>()

  constructor(
    private readonly facts: Pick<PolicyFacts, 'people'>,
    private readonly users: ReadonlySet<string>,
    private readonly nowMs: number,
  ) {}

  take({ userId, state, validFromMs, validUntilMs }: KnownCredential): void {
    if (userId === undefined || !this.users.has(userId) || state !== 'active') return
    if (validFromMs > this.nowMs || validUntilMs <= this.nowMs) return
    this.endsAtMs.set(userId, Math.max(this.endsAtMs.get(userId) ?? 0, validUntilMs))
  }

  /** What was taken so far says. */
  of(userId: string): Permits {
    const person = this.facts.people.get(userId)
    const endsAtMs = this.endsAtMs.get(userId)
    if (person?.enabled !== true || person.erased || endsAtMs === undefined) return NONE
    return { valid: true, endsAt: Number.isFinite(endsAtMs) ? new Date(endsAtMs).toISOString() : undefined }
  }
}
