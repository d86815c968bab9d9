import { remaining, type TimeRange } from '@doorledger/kernel'
import type { AccessResult, AccessType, AttemptEvent, Reason } from '@doorledger/contracts'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attemptOf, recorded } from '../../../test/device-events.js'
import { freshAuditTrail, writeAttempts } from '../../../test/fresh-audit-trail.js'
import { planOf } from '../../../test/plan-of.js'
import type { AccessEventRow } from '../../access-log/access-event-view.js'
import { findPictured } from '../../access-log/find-pictured.js'
import { accessEventFilter, type AccessEventQuestion, type Reader } from '../../domain/access-event-filter.js'
import { matchFilters } from '../../domain/match-filter.js'
import { reasonText } from '../../domain/shown-reason.js'
import { openAccessEventCursor } from '../export-access-events/access-event-cursor.js'
import { countAccessEvents, histogramOf } from './count-access-events.js'
import { findAccessEvent } from '../../access-log/find-access-event.js'
import { listAccessEvents, listQuery } from '../../access-log/list-access-events.js'

const operator: Reader = { tenantId: 'default', seesDuress: true }
const guard: Reader = { tenantId: 'default', seesDuress: false }

const outcomes: readonly (readonly [AccessResult, Reason])[] = [
  ['granted', 'success'],
  ['granted', 'duress'],
  ['denied', 'unknown_credential'],
  ['denied', 'outside_schedule_hours'],
  ['error', 'database_error'],
  ['forced', 'forced_door'],
]
const types: readonly AccessType[] = ['rfid', 'pin', 'keycard', 'key_fob', 'rex']
const START_MS = Date.parse('2026-08-01T00:00:00Z')
const HOUR_MS = 3_600_000

/** Attempts over three months, at two of every three the same second, on doors in a few places. */
const attempts = Array.from({ length: 900 }, (_, n): AttemptEvent => {
  const [result, reason] = outcomes[n % outcomes.length]!
  const event = attemptOf(
    recorded({
      n,
      deviceId: `door-${n % 7}`,
      occurredAt: new Date(START_MS + Math.floor(n / 3) * 8 * HOUR_MS).toISOString(),
      access: { result, reason, accessType: types[n % types.length]! },
      facilityPath: ['hq/building-1', 'hq/building-1/floor_2', 'hq/building-10'][n % 3]!,
      flags: n % 4 === 0 ? ['late'] : [],
    }),
  )!
  return {
    ...event,
    data: {
      ...event.data,
      ...(n % 2 === 0 && { user: { id: `user-${n % 5}` } }),
      ...(n % 5 === 0 && { door: { id: `entrance-${n % 2}`, name: `100% entrance ${n % 2}` } }),
    },
  }
})

describe('the access log in Postgres', () => {
  let pool: Pool
  beforeAll(async () => {
    pool = await freshAuditTrail()
    await writeAttempts(pool, attempts)
    await writeAttempts(
      pool,
      [
        attemptOf(
          recorded({ n: 0, tenantId: 'other', access: { result: 'granted', reason: 'success', accessType: 'pin' } }),
        )!,
      ],
      { partition: 1 },
    )
    await pool.query('analyze access_events')
  })
  afterAll(() => pool.end())

  const idsOf = (rows: readonly AccessEventRow[]) => rows.map((row) => row.access_event_id)
  const list = async (question: AccessEventQuestion, reader = operator, time: TimeRange = {}) =>
    idsOf(await listAccessEvents(pool, accessEventFilter(question, reader, time), { order: 'desc', limit: 2_000 }))
  const wanted = (pass: (data: AttemptEvent['data'], event: AttemptEvent) => boolean) =>
    attempts
      .map((event, seq) => ({ event, seq }))
      .filter(({ event }) => pass(event.data, event))
      .sort((one, other) => other.event.time.localeCompare(one.event.time) || other.seq - one.seq)
      .map(({ event }) => event.data.accessEventId)

  it.each<[AccessEventQuestion, (data: AttemptEvent['data']) => boolean]>([
    [{}, () => true],
    [{ user: ['user-2'] }, ({ user }) => user?.id === 'user-2'],
    [{ user: ['user-2', 'user-4'] }, ({ user }) => user?.id === 'user-2' || user?.id === 'user-4'],
    [{ device: ['door-3'] }, ({ accessDevice }) => accessDevice.id === 'door-3'],
    [{ door: ['entrance-1'] }, ({ door }) => door?.id === 'entrance-1'],
    [
      { facility: ['hq/building-1'] },
      ({ accessDevice: { facilityPath = '' } }) => /^hq\/building-1(\/|$)/.test(facilityPath),
    ],
    [{ facility: ['hq/building-1/floorX2'] }, () => false],
    [{ facility: ['hq'] }, () => true],
    [{ type: ['rfid'] }, ({ accessType }) => ['rfid', 'keycard', 'key_fob'].includes(accessType)],
    [{ result: ['granted'] }, ({ result }) => result === 'granted'],
    [{ result: ['duress'] }, ({ reason }) => reason === 'duress'],
    [{ result: ['denied', 'duress'] }, ({ result, reason }) => result === 'denied' || reason === 'duress'],
    [{ reason: ['success'] }, ({ reason }) => reason === 'success'],
    [{ late: true }, ({ flags }) => flags.includes('late')],
    [{ late: false }, ({ flags }) => !flags.includes('late')],
    [{ q: 'DOOR-3' }, ({ accessDevice }) => accessDevice.id === 'door-3'],
    [{ q: '100% ent' }, ({ door }) => door !== undefined],
    [{ q: 'd__r' }, () => false],
    [{ q: 'invalid pin' }, ({ reason, accessType }) => reasonText(reason, accessType) === 'Invalid PIN'],
    [{ q: 'unknown cred' }, ({ reason, accessType }) => reasonText(reason, accessType) === 'Unknown credential'],
    [
      { device: ['door-3', 'door-4'], result: ['denied'], late: true },
      ({ accessDevice, result, flags }) =>
        /door-[34]/.test(accessDevice.id) && result === 'denied' && flags.includes('late'),
    ],
  ])('finds by %j what it should, newest first', async (question, pass) =>
    expect(await list(question)).toEqual(wanted(pass)),
  )

  it('finds one row by its id or the beginning of it', async () => {
    const id = attempts[5]!.data.accessEventId
    expect(await list({ q: id.toUpperCase() })).toEqual([id])
    expect(await list({ q: id.slice(0, 13) })).toEqual([id])
  })

  it('keeps to a time range whose end is not in it', async () => {
    const from = new Date(attempts[100]!.time)
    const to = new Date(attempts[200]!.time)
    expect(await list({}, operator, { from, to })).toEqual(
      wanted((_, { time }) => Date.parse(time) >= from.getTime() && Date.parse(time) < to.getTime()),
    )
  })

  describe('for a reader who sees some premises only', () => {
    const seenIn = (...premises: string[]): Reader => ({ ...operator, premises })
    const leadsThrough = (step: string) => (data: AttemptEvent['data']) =>
      (data.accessDevice.facilityPath ?? '').split('/').includes(step)

    it('holds what happened in them, and in what lay in them', async () => {
      expect(await list({}, seenIn('building-1'))).toEqual(wanted(leadsThrough('building-1')))
      expect(await list({}, seenIn('floor_2', 'building-10'))).toEqual(
        wanted((data) => leadsThrough('floor_2')(data) || leadsThrough('building-10')(data)),
      )
      expect(await list({ device: ['door-3'] }, seenIn('floor_2'))).toEqual(
        wanted((data) => leadsThrough('floor_2')(data) && data.accessDevice.id === 'door-3'),
      )
    })

    it('holds what happened in premises that lie in them since', async () => {
      await pool.query(
        `insert into known_directory (tenant_id, kind, id, state, stream_version)
         values ('default', 'premises', 'building-10', '{"parentId": "annex", "deleted": false}', 1),
           ('other', 'premises', 'building-1', '{"parentId": "annex", "deleted": false}', 1)`,
      )
      expect(await list({}, seenIn('annex'))).toEqual(wanted(leadsThrough('building-10')))
    })

    it('is empty when he sees none, and no single row of others is found', async () => {
      expect(await list({}, seenIn())).toEqual([])
      const elsewhere = attempts.find(({ data }) => !leadsThrough('floor_2')(data))!.data.accessEventId
      const inside = attempts.find(({ data }) => leadsThrough('floor_2')(data))!.data.accessEventId
      expect(await findAccessEvent(pool, seenIn('floor_2'), elsewhere)).toBeUndefined()
      expect(await findAccessEvent(pool, seenIn('floor_2'), inside)).toMatchObject({ access_event_id: inside })
    })
  })

  it('finds by what comparing faces gave as rows show it, and anew when the bands are set anew', async () => {
    const ids = wanted(() => true).slice(0, 12)
    await pool.query(
      `insert into access_event_matches (tenant_id, access_event_id, seq, occurred_at, status, score_pct, low_quality)
       select 'default', id::uuid, n, now(), status, pct, low from unnest($1::text[]) with ordinality as ids (id, n)
       join (values (1, 'scored', 55.0, false), (2, 'scored', 49.99, false), (3, 'scored', 12.0, false),
         (4, 'scored', 12.0, true), (5, 'no_face', null, null), (6, 'not_run', null, null)) as m (n, status, pct, low)
       using (n)`,
      [ids],
    )
    const set = (version: number, at: Date, enabled: boolean, greenPct: number) =>
      pool.query(`insert into face_settings_history values ('default', $2, $1, $3, $4, 30)`, [
        version,
        at,
        enabled,
        greenPct,
      ])
    const [first] = attempts.filter(({ data }) => data.accessEventId === ids[7])
    await set(1, new Date(Date.parse(first!.time) - 1), true, 50)
    await pool.query(
      `insert into access_event_snapshots (tenant_id, access_event_id, seq, occurred_at, device_id, source)
       select 'default', id::uuid, 1, now(), 'x', 'upload' from unnest($1::text[]) as ids (id)`,
      [ids.slice(6, 10)],
    )
    const all = await listAccessEvents(pool, accessEventFilter({}, operator, {}), { order: 'desc', limit: 2_000 })
    const check = async () => {
      const pictured = await findPictured(pool, 'default', all)
      const shown = (row: AccessEventRow) => {
        const match = pictured.match(row)
        return match === null ? 'none' : (match.band ?? match.status)
      }
      const kinds = new Set(all.map(shown))
      for (const match of matchFilters) {
        expect(await list({ match: [match] }), match).toEqual(idsOf(all.filter((row) => shown(row) === match)))
      }
      return kinds
    }
    const kinds = ['green', 'amber', 'red', 'no_face', 'none', 'off', 'not_applicable']
    expect([...(await check())].toSorted()).toEqual(kinds.toSorted())
    expect(await list({ match: ['scored'] })).toEqual(ids.slice(0, 4))
    expect(await list({ match: ['green'] })).toEqual(ids.slice(0, 1))
    await set(2, new Date(), true, 49)
    await check()
    expect(await list({ match: ['green'] })).toEqual(ids.slice(0, 2))
  })

  it('takes duress for success when the reader does', async () => {
    expect(await list({ reason: ['success'] }, guard)).toEqual(wanted(({ result }) => result === 'granted'))
    expect(await list({ q: 'duress' }, guard)).toEqual([])
    expect(await list({ q: 'duress pin' }, operator)).toEqual(wanted(({ reason }) => reason === 'duress'))
  })

  it('shows each tenant its own', async () =>
    expect(await list({}, { ...operator, tenantId: 'other' })).toHaveLength(1))

  it.each(['asc', 'desc'] as const)('reads the same page by page as at once, %s', async (order) => {
    const filter = accessEventFilter({ result: ['granted', 'denied'] }, operator, {})
    const whole = await listAccessEvents(pool, filter, { order, limit: 2_000 })
    const paged: AccessEventRow[] = []
    for (let last = paged.at(-1); paged.length === 0 || last !== undefined;) {
      const after = last && { occurredAt: last.occurred_at, seq: last.seq }
      const page = await listAccessEvents(pool, filter, { order, limit: 7, after })
      paged.push(...page)
      last = page.at(-1)
    }
    expect(idsOf(paged)).toEqual(idsOf(whole))
  })

  it('counts and exports what it lists', async () => {
    const filter = accessEventFilter({ type: ['rfid'], late: true }, guard, {})
    const listed = await listAccessEvents(pool, filter, { order: 'asc', limit: 2_000 })
    expect(await countAccessEvents(pool, filter)).toBe(listed.length)
    const bars = await histogramOf(pool, filter, { bucket: 'day', zone: 'Europe/Helsinki' })
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(listed.length)
    const cursor = await openAccessEventCursor(pool, filter, 'asc')
    expect(idsOf(await cursor.nextPage())).toEqual(idsOf(listed))
    expect(await cursor.nextPage()).toEqual([])
    await cursor.close()
  })

  it('exports what was there when it began', async () => {
    const filter = accessEventFilter({}, operator, {})
    const cursor = await openAccessEventCursor(pool, filter, 'asc')
    await writeAttempts(pool, [attemptOf(recorded({ n: 5_000, access: { ...outcome, accessType: 'pin' } }))!], {
      partition: 2,
    })
    expect(await cursor.nextPage()).toHaveLength(attempts.length)
    expect(await cursor.nextPage()).toEqual([])
    await cursor.close()
    await pool.query('delete from access_events where seq % 1024 = 2')
  })

  it('begins hours, days and months where the site does', async () => {
    const filter = accessEventFilter({}, operator, {})
    const bars = await histogramOf(pool, filter, { bucket: 'month', zone: 'Europe/Helsinki' })
    expect(bars.map(({ from }) => from)).toEqual([
      '2026-07-31T21:00:00.000Z',
      '2026-08-31T21:00:00.000Z',
      '2026-09-30T21:00:00.000Z',
      '2026-10-31T22:00:00.000Z',
    ])
    expect(bars[0]).toMatchObject({ byResult: { granted: 94, denied: 93, error: 46, forced: 46 } })
  })

  it.each<[string, AccessEventQuestion]>([
    ['nothing', {}],
    ['a device', { device: ['door-3'] }],
    ['a door', { door: ['entrance-1'] }],
    ['a result', { result: ['error'] }],
    ['a reason', { reason: ['forced_door'] }],
  ])('reads a page by %s in the order of an index, from the place where it goes on', async (_, question) => {
    for (const order of ['asc', 'desc'] as const) {
      const after = { occurredAt: new Date('2026-09-15'), seq: 5 }
      const range = { from: new Date('2026-08-01'), to: new Date('2026-12-01') }
      const filter = accessEventFilter(question, operator, remaining(range, order, after.occurredAt))
      const { text, values } = listQuery(filter, { order, limit: 3, after })
      const plan = await planOf(pool, text, values)
      expect(plan).not.toMatch(/Sort|Seq Scan/)
      expect(plan).not.toMatch(order === 'desc' ? /2026_1[012]/ : /2026_08/)
    }
  })
})

const outcome = { result: 'granted', reason: 'success' } as const
