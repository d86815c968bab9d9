import { migrate, openPool } from '@doorledger/database'
import { newId } from '@doorledger/kernel'
import { type Caller, SiteClock } from '@doorledger/service'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ExplainController } from './explain.controller.js'

const tenantId = 'acme'
const caller: Caller = { tenantId, actor: `user:${newId()}`, rights: new Map(), correlationId: newId() }
const settings = { runAt: '02:00', secondPerson: false, reportKeepDays: 14 }
const occurredAt = '2026-11-01T08:00:00.000Z'

let database: Pool
let controller: ExplainController
beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'retention', applicationName: 'test' })
  await migrate(database, { schema: 'retention', dir: new URL('../../migrations/', import.meta.url) })
  controller = new ExplainController(database, new SiteClock('UTC', () => new Date(occurredAt)), settings)
  for (const [id, parentId] of [
    ['hq', null],
    ['floor-1', 'hq'],
  ]) {
    await database.query(
      `insert into known_directory (tenant_id, kind, id, state, stream_version) values ($1, 'premises', $2, $3, 1)`,
      [tenantId, id, { premisesId: id, parentId, deleted: false }],
    )
  }
})
afterAll(() => database.end())
beforeEach(() => database.query('truncate policies, holds'))

const hold = (scope: object) => {
  const state = { holdId: newId(), matter: 'Case 1', custodian: 'Legal', scope }
  return database.query('insert into holds (tenant_id, hold_id, state, placed_at) values ($1, $2, $3, now())', [
    ...[tenantId, state.holdId, state],
  ])
}

describe('explaining', () => {
  it('says that who left is asked for, and not deleted', async () => {
    const policy = { recordKind: 'people', keep: 'P1Y', automatic: true }
    await database.query(
      `insert into policies (tenant_id, policy_id, record_kind, policy) values ($1, 'people', 'people', $2)`,
      [...[tenantId, policy]],
    )
    expect(await controller.explain({ recordKind: 'people', occurredAt }, caller)).toMatchObject({
      ...{ source: 'organisation', deletedFrom: null, askedFrom: '2027-11-02T00:00:00.000Z' },
    })
  })

  it('says that files of reports go as the operator has set where there is no policy', async () => {
    expect(await controller.explain({ recordKind: 'exports', occurredAt }, caller)).toMatchObject({
      ...{ source: 'release', policy: { keep: 'P14D' }, deletedFrom: '2026-11-16T00:00:00.000Z', askedFrom: null },
    })
  })

  it('says that a report of premises is held by a hold on what lies in them', async () => {
    await hold({ premises: ['floor-1'] })
    const holdsOf = async (premises: string) =>
      (await controller.explain({ recordKind: 'exports', occurredAt, premises }, caller)).holds.length
    expect(await holdsOf('hq')).toBe(1)
    expect(await holdsOf('annex')).toBe(0)
  })

  it('says of the trail of a lock that a hold on a person keeps it only if they met', async () => {
    await hold({ users: [newId()] })
    const { holds } = await controller.explain({ recordKind: 'device-trail', occurredAt, device: 'gate' }, caller)
    expect(holds).toMatchObject([{ matter: 'Case 1', isCertain: false }])
  })
})
