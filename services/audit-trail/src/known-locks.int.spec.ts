import { everywhereIn } from '@doorledger/database'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshAuditTrail, insertRows } from '../test/fresh-audit-trail.js'
import { findLock } from './known-locks.js'

const device = {
  tenant_id: 'default',
  kind: 'lock',
  name: 'Door',
  lock_kind: 's50',
  zone: 'UTC',
  attributes_version: 1,
  registered_at: '2026-11-22T09:00:00.000Z',
  last_block_seq: 0,
}
const premises = (premisesId: string, parentId: string | null) => ({
  tenant_id: 'default',
  kind: 'premises',
  id: premisesId,
  state: { premisesId, parentId, deleted: false },
  stream_version: 1,
})

let database: Pool

beforeAll(async () => {
  database = await freshAuditTrail()
  await insertRows(database, 'devices', [
    { ...device, device_id: 'inside', facility_path: 'hq/floor-2' },
    { ...device, device_id: 'nowhere' },
    { ...device, device_id: 'camera', kind: 'nvr', facility_path: 'hq' },
  ])
  await insertRows(database, 'known_directory', [premises('group', null), premises('hq', 'group')])
})
afterAll(() => database.end())

const unknown = { code: 'lock_unknown' }

describe('a lock', () => {
  it('is found, with the premises it is said to lie in', async () => {
    expect(await findLock(database, everywhereIn('default'), 'inside')).toEqual({
      lockId: 'inside',
      name: 'Door',
      lockKind: 's50',
      premises: ['hq', 'floor-2'],
    })
    expect(await findLock(database, everywhereIn('default'), 'nowhere')).toMatchObject({ premises: [] })
  })

  it('is a lock, and one of this tenant', async () => {
    await expect(findLock(database, everywhereIn('default'), 'camera')).rejects.toMatchObject(unknown)
    await expect(findLock(database, everywhereIn('other'), 'inside')).rejects.toMatchObject(unknown)
  })

  it.each(['floor-2', 'hq', 'group'])('is found by who may act in %s', async (place) => {
    expect(await findLock(database, { tenantId: 'default', premises: [place] }, 'inside')).toMatchObject({
      lockId: 'inside',
    })
  })

  it('is not known to who may act elsewhere only, nor is one that lies nowhere', async () => {
    await expect(findLock(database, { tenantId: 'default', premises: ['annex'] }, 'inside')).rejects.toMatchObject(
      unknown,
    )
    await expect(findLock(database, { tenantId: 'default', premises: ['hq'] }, 'nowhere')).rejects.toMatchObject(
      unknown,
    )
  })
})
