import { ownersOfKind } from '@doorledger/contracts'
import { migrate, openPool } from '@doorledger/database'
import { CommandHandler } from '@doorledger/event-store'
import { newId } from '@doorledger/kernel'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { purges } from '../../purges/purge-aggregates.js'
import { findPurge, viewOf } from '../../purges/purge-view.js'
import { PurgeQueue } from './purge-queue.js'

const tenantId = 'acme'
const CUTOFF = '2025-11-29T08:00:00.000Z'
const [anna, ben] = [newId(), newId()]

let database: Pool
let commands: CommandHandler
let now = new Date('2026-11-29T08:00:00.000Z')
const settings = { runAt: '02:00', reportKeepDays: 30 }
const queueOf = (secondPerson = false) => new PurgeQueue(database, commands, () => now, { ...settings, secondPerson })

beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'retention', applicationName: 'test' })
  await migrate(database, { schema: 'retention', dir: new URL('../../migrations/', import.meta.url) })
  commands = new CommandHandler({ database, service: 'retention', relay: { wake: () => undefined } })
})
afterAll(() => database.end())
beforeEach(async () => {
  await database.query('truncate purges, events, outbox, known_directory')
  await know('role', 'deletes', { roleId: 'deletes', permissions: ['logs:delete'], deleted: false })
  await person(anna)
  await person(ben)
})

const know = (kind: string, id: string, state: object) =>
  database.query(
    `insert into known_directory (tenant_id, kind, id, state, stream_version) values ($1, $2, $3, $4, 1)
     on conflict (tenant_id, kind, id) do update set state = excluded.state`,
    [tenantId, kind, id, state],
  )
const person = (userId: string, { enabled = true, roleId = 'deletes' } = {}) =>
  know('user', userId, { userId, enabled, assignments: [{ roleId, premisesId: null }] })

type Verb = 'confirm' | 'approve' | 'pause' | 'resume'
const does = (id: string, verb: Verb, userId = anna) => {
  const by = { tenantId, actor: `user:${userId}` }
  return commands.handle({ aggregate: purges, id, by, at: now }, { type: verb, by: by.actor })
}
const confirmed = async () => {
  const purgeId = newId()
  const by = { tenantId, actor: `user:${anna}` }
  const scope = { recordKind: 'access-log' as const, cutoff: CUTOFF, keepDays: 365 }
  const request = { purgeId, ...scope, by: by.actor, automatic: false }
  await commands.handle({ aggregate: purges, id: purgeId, by, at: now }, { type: 'preview', request })
  await does(purgeId, 'confirm')
  now = new Date(now.getTime() + 1_000)
  return purgeId
}
const statusOf = async (id: string, secondPerson = false) =>
  viewOf(await findPurge(database, tenantId, id), secondPerson).status
const completes = (id: string) =>
  database.query('update purges set purged = $2 where purge_id = $1', [
    id,
    Object.fromEntries(ownersOfKind['access-log'].map((service) => [service, { rows: 1, at: CUTOFF }])),
  ])

describe('deletions that wait', () => {
  it('run one at a time, in the order in which they were confirmed', async () => {
    const [first, second] = [await confirmed(), await confirmed()]
    await queueOf().advance()
    await queueOf().advance()
    expect([await statusOf(first), await statusOf(second)]).toEqual(['running', 'waiting'])
    await completes(first)
    await queueOf().advance()
    expect([await statusOf(first), await statusOf(second)]).toEqual(['completed', 'running'])
  })

  it.each([
    ['has lost the right', { roleId: 'another' }],
    ['is disabled', { enabled: false }],
  ])('are given up when whoever confirmed them %s', async (_, change) => {
    const id = await confirmed()
    await person(anna, change)
    await queueOf().advance()
    expect(await statusOf(id)).toBe('cancelled')
  })

  it('wait for a second person, who must be somebody else and still have the right', async () => {
    const [one, other] = [await confirmed(), await confirmed()]
    await queueOf(true).advance()
    expect(await statusOf(one, true)).toBe('awaiting_approval')
    await expect(does(one, 'approve')).rejects.toMatchObject({ code: 'second_person_needed' })
    await does(one, 'approve', ben)
    await person(ben, { enabled: false })
    await queueOf(true).advance()
    expect(await statusOf(one, true)).toBe('cancelled')
    await person(ben)
    await does(other, 'approve', ben)
    await queueOf(true).advance()
    expect(await statusOf(other, true)).toBe('running')
  })

  it.each([
    ['ahead', '2027-11-29T08:00:00.000Z'],
    ['back', '2020-11-29T08:00:00.000Z'],
  ])('keep the cutoff that was previewed when the clock jumps %s', async (_, jumped) => {
    const id = await confirmed()
    now = new Date(jumped)
    await queueOf().advance()
    await does(id, 'pause')
    await does(id, 'resume')
    expect(await findPurge(database, tenantId, id)).toMatchObject({ decided: 'started', cutoff: new Date(CUTOFF) })
  })
})
