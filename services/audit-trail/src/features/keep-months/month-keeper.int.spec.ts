import { ensureMonths } from '@doorledger/service'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attemptOf, granted, recorded } from '../../../test/device-events.js'
import { freshAuditTrail, writeAttempts } from '../../../test/fresh-audit-trail.js'

const at = (n: number, occurredAt: string) => attemptOf(recorded({ n, access: granted, occurredAt }))!

describe('tables by month', () => {
  let pool: Pool
  beforeAll(async () => {
    pool = await freshAuditTrail()
  })
  afterAll(() => pool.end())

  const monthOf = async (id: string) => {
    const { rows } = await pool.query<{ month: string }>(
      'select tableoid::regclass::text as month from access_events where access_event_id = $1',
      [id],
    )
    return rows.map(({ month }) => month)
  }

  it('keep rows of months that are not there in the default partition, and move them when the month is made', async () => {
    const early = at(1, '2031-03-01T00:00:00.000Z')
    const last = at(2, '2031-03-31T23:59:59.999Z')
    const next = at(3, '2031-04-01T00:00:00.000Z')
    await writeAttempts(pool, [early, last, next])
    expect(await monthOf(early.data.accessEventId)).toEqual(['access_events_default'])

    expect(await ensureMonths(pool, 'access_events', new Date('2031-01-15T00:00:00Z'))).toBe(16)
    expect(await monthOf(early.data.accessEventId)).toEqual(['access_events_2031_03'])
    expect(await monthOf(last.data.accessEventId)).toEqual(['access_events_2031_03'])
    expect(await monthOf(next.data.accessEventId)).toEqual(['access_events_default'])
  })

  it('are made once, whoever asks', async () => {
    const today = new Date('2035-06-15T00:00:00Z')
    const made = await Promise.all([1, 2, 3].map(() => ensureMonths(pool, 'device_audit_records', today)))
    expect(made.sort()).toEqual([0, 0, 16])
  })

  it('are not made while somebody holds on to the table, rather than keeping writers waiting', async () => {
    const reader = await pool.connect()
    await reader.query('begin; select from access_events_default')
    const today = new Date('2040-06-15T00:00:00Z')
    await expect(ensureMonths(pool, 'access_events', today)).rejects.toThrow('lock timeout')
    await reader.query('rollback')
    reader.release()
    expect(await ensureMonths(pool, 'access_events', today)).toBe(16)
  })
})
