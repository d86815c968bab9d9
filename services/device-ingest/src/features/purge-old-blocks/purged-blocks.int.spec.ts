import { migrate, openPool } from '@doorledger/database'
import { newId } from '@doorledger/kernel'
import { isHeld } from '@doorledger/service'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { purgedBlocks } from './purged-blocks.js'

const [blocks] = purgedBlocks

let database: Pool
beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'device_ingest', applicationName: 'test' })
  await migrate(database, { schema: 'device_ingest', dir: new URL('../../migrations/', import.meta.url) })
  await database.query(
    `insert into audit_blocks (tenant_id, block_id, device_id, received_at, sha256, size_bytes, raw)
     select 'acme', gen_random_uuid(), device, received, '', 0, ''
     from unnest(array['gate', 'shed']) as device, unnest(array['2026-01-15', '2026-03-01']::timestamptz[]) as received`,
  )
})
afterAll(() => database.end())
beforeEach(() => database.query('truncate legal_holds'))

const hold = (scope: { devices?: string[]; doors?: string[]; premises?: string[]; from?: string; to?: string }) =>
  database.query(
    `insert into legal_holds (tenant_id, hold_id, devices, doors, premises, from_at, to_at)
     values ('acme', $1, $2, $3, $4, $5, $6)`,
    [newId(), scope.devices, scope.doors, scope.premises, scope.from, scope.to],
  )
const held = async () => {
  const { rows } = await database.query<{ block: string }>(
    `select device_id || ' ' || to_char(received_at at time zone 'utc', 'MM-DD') as block from audit_blocks e
     where ${isHeld(blocks!)} order by block`,
  )
  return rows.map(({ block }) => block)
}

describe('blocks under hold', () => {
  it('are those of the device that came in since the period began, also after its end', async () => {
    await hold({ devices: ['gate'], from: '2026-01-01', to: '2026-02-01' })
    expect(await held()).toEqual(['gate 01-15', 'gate 03-01'])
  })

  it('are not those that came in before the period', async () => {
    await hold({ devices: ['gate'], from: '2026-02-01' })
    expect(await held()).toEqual(['gate 03-01'])
  })

  it('are those of every device when the hold names premises or doors, since nobody knows where devices lay', async () => {
    await hold({ premises: ['hq'], doors: ['lab'], to: '2026-01-01' })
    expect(await held()).toHaveLength(4)
  })
})
