import { migrate, openPool } from '@doorledger/database'
import { newId } from '@doorledger/kernel'
import { isHeld } from '@doorledger/service'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ReportFiles } from '../../files/report-files.js'
import { purgedTables } from './purged-tables.js'

const tenantId = 'acme'
const copy = purgedTables(new ReportFiles('unused')).find(({ kind }) => kind === 'access-log')!

let database: Pool
beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'reporting', applicationName: 'test' })
  await migrate(database, { schema: 'reporting', dir: new URL('../../migrations/', import.meta.url) })
  const [corrected, other] = [newId(), newId()]
  for (const [id, revision, result, reason, flags] of [
    [corrected, 0, 'denied', 'unknown_credential', ['clockSuspect']],
    [corrected, 1, 'granted', 'success', []],
    [other, 0, 'granted', 'success', []],
  ] as const) {
    await database.query(
      `insert into report_access_events
       values ($1, $2, $3, 0, '2021-03-10', '2021-03-10', $6, 'lock', 'Lock', null, null, null, null, 'keycard', null, null, $4, $5, false)`,
      [tenantId, id, revision, result, reason, flags],
    )
  }
})
afterAll(() => database.end())
beforeEach(() => database.query('truncate legal_holds'))

const held = async (criterion: 'results' | 'reasons' | 'flags', value: string) => {
  await database.query(`insert into legal_holds (tenant_id, hold_id, ${criterion}) values ($1, $2, $3)`, [
    ...[tenantId, newId(), [value]],
  ])
  const { rows } = await database.query<{ revision: number; reason: string }>(
    `select revision, reason from ${copy.table} e where ${isHeld(copy)} order by access_event_id, revision`,
  )
  return rows.map(({ reason }) => reason)
}

describe('revisions of an attempt', () => {
  it.each([
    ['results', 'denied'],
    ['reasons', 'unknown_credential'],
    ['flags', 'clockSuspect'],
  ] as const)('are all held by %s when one of them is meant', async (criterion, value) => {
    expect(await held(criterion, value)).toEqual(['unknown_credential', 'success'])
  })

  it('are not held when none is meant', async () => {
    expect(await held('results', 'error')).toEqual([])
  })
})
