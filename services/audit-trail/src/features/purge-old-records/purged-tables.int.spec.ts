import { folderObjectStore, MediaVault } from '@doorledger/media'
import { newId } from '@doorledger/kernel'
import { isHeld } from '@doorledger/service'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshAuditTrail, insertRows } from '../../../test/fresh-audit-trail.js'
import { purgedTables } from './purged-tables.js'

const about = { tenant_id: 'acme', seq: 1, occurred_at: '2021-03-10T08:00:00.000Z' }
const [anna, bela, attempt] = [newId(), newId(), newId()]
const tables = purgedTables(new MediaVault(folderObjectStore('unused'), () => Promise.reject(new Error('Not opened'))))

let database: Pool
beforeAll(async () => {
  database = await freshAuditTrail()
  const recorded = { ...about, recorded_at: about.occurred_at, flags: [], provenance: [] }
  await insertRows(database, 'access_events', [
    {
      ...recorded,
      ...{ access_event_id: attempt, revision: 0, retracted: false, credential_hmac: 'annas-card' },
      ...{ device_id: 'gate', device_name: 'Gate', device_kind: 'lock', access_type: 'rfid' },
      ...{ result: 'denied', reason: 'unknown_credential', decision: 'device' },
    },
  ])
  await insertRows(database, 'credential_holdings', [
    {
      ...{ tenant_id: 'acme', credential_id: newId(), user_id: anna, kind: 'rfid', stream_version: 1 },
      ...{ held_from: '2020-01-01T00:00:00.000Z', reference_hmac: 'annas-card' },
    },
  ])
  await insertRows(database, 'access_event_snapshots', [
    { ...about, access_event_id: attempt, device_id: 'gate', source: 'upload' },
  ])
  const entry = { ...about, entry_id: newId(), device_id: 'gate', recorded_at: about.occurred_at, kind: 'unlock' }
  await insertRows(database, 'device_audit_records', [
    { ...entry, block_id: newId(), block_seq: 1, index_in_block: 0, rank: 0, revision: 0 },
  ])
})
afterAll(() => database.end())
beforeEach(() => database.query('truncate legal_holds'))

const holdOn = (user: string) =>
  database.query(`insert into legal_holds (tenant_id, hold_id, users) values ('acme', $1, $2)`, [newId(), [user]])

describe.each(tables.filter(({ kind }) => kind !== 'scores'))('of $kind', (table) => {
  const held = async () => (await database.query(`select from ${table.table} e where ${isHeld(table)}`)).rowCount

  it('is held what belongs to an attempt whose person is known by a credential alone', async () => {
    await holdOn(anna)
    expect(await held()).toBe(1)
  })

  it('is not held what belongs to an attempt of somebody else', async () => {
    await holdOn(bela)
    expect(await held()).toBe(0)
  })
})
