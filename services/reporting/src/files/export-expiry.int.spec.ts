import { inTransaction, migrate, openPool } from '@doorledger/database'
import { newId } from '@doorledger/kernel'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expireByPolicy } from './export-expiry.js'
import { requireOldEnough } from './require-old-enough.js'

const tenantId = 'acme'
const site = { zone: 'UTC', now: new Date('2026-11-30T09:00:00.000Z') }
const TONIGHT = '2026-12-01T02:00:00.000Z'

let database: Pool
beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'reporting', applicationName: 'test' })
  await migrate(database, { schema: 'reporting', dir: new URL('../migrations/', import.meta.url) })
})
afterAll(() => database.end())
beforeEach(() => database.query('truncate reports, export_policies'))

const ready = async (requestedAt: string, status = 'ready') => {
  const id = newId()
  await database.query(
    `insert into reports (tenant_id, report_id, request, requested_by, status, requested_at, expires_at)
     values ($1, $2, '{}', 'system', $3, $4, '2027-12-31')`,
    [tenantId, id, status, requestedAt],
  )
  return id
}
const setPolicy = (keep: string, { automatic = true, minimum = keep } = {}) =>
  database.query('insert into export_policies (tenant_id, keep, automatic, minimum) values ($1, $2, $3, $4)', [
    ...[tenantId, keep, automatic, minimum],
  ])
const expiries = async () => {
  await inTransaction(database, (client) => expireByPolicy(client, tenantId, { site, keepDays: 30, runAt: '02:00' }))
  const { rows } = await database.query<{ expires_at: Date | null }>(
    'select expires_at from reports order by requested_at',
  )
  return rows.map(({ expires_at: at }) => at?.toISOString() ?? null)
}

describe('files when their policy changes', () => {
  beforeEach(async () => {
    await ready('2026-06-01T12:00:00.000Z')
    await ready('2026-11-29T12:00:00.000Z')
  })

  it('that are older than a shorter one go the next night', async () => {
    await setPolicy('P7D')
    expect(await expiries()).toEqual([TONIGHT, '2026-12-07T00:00:00.000Z'])
  })

  it('that are older than the setting go the next night after it was taken back', async () => {
    expect(await expiries()).toEqual([TONIGHT, '2026-12-30T00:00:00.000Z'])
  })

  it('go by hand alone where it is not automatic', async () => {
    await setPolicy('P7D', { automatic: false })
    expect(await expiries()).toEqual([null, null])
  })
})

describe('deleting a file by hand', () => {
  const deletes = (id: string) => requireOldEnough(database, tenantId, id, site)

  it('is refused, with the term, as long as the policy keeps it', async () => {
    const id = await ready('2026-11-29T12:00:00.000Z')
    await setPolicy('P1Y', { minimum: 'P1D' })
    await expect(deletes(id)).rejects.toMatchObject({
      code: 'below_policy_minimum',
      details: { recordKind: 'exports', minimum: 'P1D' },
    })
    await expect(deletes(await ready('2026-11-28T12:00:00.000Z'))).resolves.toBeUndefined()
  })

  it('is left to whoever may read it without a policy, and while there is no file', async () => {
    await expect(deletes(await ready('2026-11-29T12:00:00.000Z'))).resolves.toBeUndefined()
    await setPolicy('P1Y')
    await expect(deletes(await ready('2026-11-29T12:00:00.000Z', 'waiting'))).resolves.toBeUndefined()
  })
})
