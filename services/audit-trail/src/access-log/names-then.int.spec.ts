import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attemptOf, granted, recorded, testMark } from '../../test/device-events.js'
import { freshAuditTrail, insertRows, writeAttempts } from '../../test/fresh-audit-trail.js'
import { planOf } from '../../test/plan-of.js'
import { accessEventFilter, type AccessEventQuestion, type Reader } from '../domain/access-event-filter.js'
import { countAccessEvents } from '../features/search-access-events/count-access-events.js'
import { listAccessEvents, listQuery } from './list-access-events.js'
import { attemptsShown } from './attempts-shown.js'

const reader: Reader = { tenantId: 'default', seesDuress: true }
const START = Date.UTC(2026, 8, 1)
const HOUR = 3_600_000
const at = (hour: number) => new Date(START + hour * HOUR).toISOString()
const PEOPLE = 6
const FOBS = 8
const HOURS = 300

/** Everybody is called something else every 70 hours or so; the last was erased. */
const names = Array.from({ length: PEOPLE }, (_, n) => {
  const called = [0, 1, 2, 3].map((turn) => ({ from: at(turn * 70 + n), name: `Person ${n} turn${turn}` }))
  const erased = n === PEOPLE - 1
  return {
    tenant_id: 'default',
    kind: 'user',
    id: `user-${n}`,
    user_no: n + 100,
    username: erased ? null : `Name${n}`,
    names: erased ? [] : called,
    called: erased ? '' : called.map(({ name }) => name).join('\n'),
    erased,
    stream_version: 1,
  }
})

/** Fobs go round, with hours in between when nobody holds them; numbers 6 and 7 are the same to a lock. */
const referenceOf = (fob: number) => testMark('default', `00A${fob === 7 ? 6 : fob}`)
const holdings = Array.from({ length: FOBS * 5 }, (_, n) => {
  const [fob, turn] = [n % FOBS, Math.floor(n / FOBS)]
  return {
    tenant_id: 'default',
    credential_id: `0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b0${fob}`,
    held_from: at(turn * 60),
    held_until: turn === 4 ? null : at(turn * 60 + 50),
    user_id: `user-${(fob + turn) % PEOPLE}`,
    kind: fob === 7 ? 'keycard' : 'key_fob',
    last4: `${fob}`.repeat(4),
    reference_hmac: referenceOf(fob),
    stream_version: 1,
  }
})

const attempts = Array.from({ length: HOURS }, (_, n) => {
  const accessType = n % 3 === 0 ? ('keycard' as const) : ('unknown' as const)
  const access = { ...granted, accessType }
  const event = attemptOf(
    recorded({ n, occurredAt: at(n), access, dataHex: n % 11 === 0 ? '0000' : `00A${n % FOBS}` }),
  )!
  return n % 7 === 0 ? { ...event, data: { ...event.data, user: { id: `user-${n % PEOPLE}` } } } : event
})

describe('names as they were', () => {
  let pool: Pool
  beforeAll(async () => {
    pool = await freshAuditTrail()
    await insertRows(pool, 'names_over_time', names)
    await insertRows(pool, 'credential_holdings', holdings)
    await writeAttempts(pool, attempts)
    await pool.query('analyze')
  })
  afterAll(() => pool.end())

  const list = async (question: AccessEventQuestion) => {
    const filter = accessEventFilter(question, reader, {})
    const rows = await listAccessEvents(pool, filter, { order: 'asc', limit: 1_000 })
    expect(await countAccessEvents(pool, filter)).toBe(rows.length)
    return attemptsShown(pool, rows, reader)
  }

  it('are of many people, of nobody, and of one who was erased', async () => {
    const shown = await list({})
    expect(shown).toHaveLength(HOURS)
    const called = new Set(shown.map(({ user }) => user?.name ?? null))
    expect(called.size).toBeGreaterThan(PEOPLE * 3)
    expect(called).toContain(null)
    expect(called).toContain('erased person')
  })

  it.each<[string, AccessEventQuestion, (who: { id: string; name: string | null }) => boolean]>([
    ['an id', { user: ['user-2'] }, ({ id }) => id === 'user-2'],
    ['a number', { user: ['103'] }, ({ id }) => id === 'user-3'],
    ['a user name in other letters', { user: ['nAME4'] }, ({ id }) => id === 'user-4'],
    ['a user name in wide letters', { user: ['ｎame4'] }, ({ id }) => id === 'user-4'],
    ['several', { user: ['user-5', '100', 'name1'] }, ({ id }) => ['user-5', 'user-0', 'user-1'].includes(id)],
    ['nobody', { user: ['999', 'stranger'] }, () => false],
    ['a name of any time', { q: 'person 2' }, ({ id }) => id === 'user-2'],
    ['a name of some time', { q: 'TURN2' }, ({ name }) => name?.endsWith('turn2') === true],
    ['a name nobody has', { q: 'person 5' }, () => false],
  ])('are found by %s as they are shown', async (_, question, wanted) => {
    const all = await list({})
    const expected = all.filter(({ user }) => user !== null && wanted(user))
    expect(await list(question)).toEqual(expected)
  })

  it('are found page by page as at once', async () => {
    const filter = accessEventFilter({ user: ['user-2', 'name1'] }, reader, {})
    const whole = await listAccessEvents(pool, filter, { order: 'desc', limit: 1_000 })
    const first = await listAccessEvents(pool, filter, { order: 'desc', limit: 9 })
    const last = first.at(-1)!
    const after = { occurredAt: last.occurred_at, seq: last.seq }
    const rest = await listAccessEvents(pool, filter, { order: 'desc', limit: 1_000, after })
    expect([...first, ...rest]).toEqual(whole)
  })

  it('reads a page by a user in the order of two indexes, by the record and by the credential', async () => {
    const filter = accessEventFilter({ user: ['user-2'] }, reader, { from: new Date('2026-08-01') })
    const { text, values } = listQuery(filter, { order: 'desc', limit: 3 })
    const plan = await planOf(pool, text, values)
    expect(plan).not.toMatch(/Seq Scan on access/)
    expect(plan).toMatch(/2026_09_tenant_id_user_id_occurred_at_seq_idx/)
    expect(plan).toMatch(/2026_09_tenant_id_credential_hmac_occurred_at_idx/)
  })
})
