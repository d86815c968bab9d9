import { eventOf, type RoleUpdated, roleUpdated, topics } from '@doorledger/contracts'
import { type EventLog, openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { migrate, openPool } from '@doorledger/database'
import { type RunningProjection, runProjection } from '@doorledger/projections'
import { freshDatabase } from '@doorledger/testing'
import fc from 'fast-check'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { knownDirectorySource } from './known-directory.js'

let log: EventLog
let database: Pool
let running: RunningProjection

beforeAll(async () => {
  const url = await freshDatabase()
  log = await openEmbeddedEventLog({ url })
  await log.createTopics(topics)
  database = openPool(url, { schema: 'knows', applicationName: 'knows' })
  await migrate(database, { schema: 'knows' })
  running = await runProjection({
    log,
    database,
    ...knownDirectorySource,
    service: 'knows',
    logger: pino({ level: 'silent' }),
  })
})
afterAll(async () => {
  await running.stop()
  await log.close()
  await database.end()
})

const permissions = ['user:read', 'user:write', 'access-log:read', 'lock:open'] as const
const change = fc.record({
  role: fc.constantFrom('watch', 'visitors', 'cleaners'),
  permissions: fc.subarray([...permissions]),
  isToldTwice: fc.boolean(),
})
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

/** What the directory tells, in its order; what is told twice comes again after all else. */
const told = (tenantId: string, changes: readonly Change[]) => {
  const versions = new Map<string, number>()
  const events = changes.map(({ role, permissions: allowed, isToldTwice }) => {
    const streamversion = (versions.get(role) ?? 0) + 1
    versions.set(role, streamversion)
    const data = { roleId: role, name: role, permissions: allowed, builtIn: false, deleted: false }
    const now = new Date().toISOString()
    const about = { id: newId(), tenantId, service: 'directory', occurredAt: now, recordedAt: now }
    return { event: { ...eventOf(roleUpdated, data, about), streamversion }, isToldTwice }
  })
  return [...events, ...events.filter(({ isToldTwice }) => isToldTwice)].map(({ event }) => event)
}

const rolesOf = async (tenantId: string) => {
  const { rows } = await database.query<{ id: string; permissions: string[] }>(
    `select id, state->'permissions' as permissions from known_directory where tenant_id = $1 order by id`,
    [tenantId],
  )
  return rows.map(({ id, permissions: allowed }): [string, string[]] => [id, allowed])
}

const lastOf = (events: readonly RoleUpdated[]) => {
  const last = new Map<string, RoleUpdated>()
  for (const event of events) {
    if ((event.streamversion ?? 0) >= (last.get(event.subject)?.streamversion ?? 0)) last.set(event.subject, event)
  }
  return [...last]
    .map(([id, { data }]): [string, string[]] => [id, data.permissions])
    .toSorted(([one], [other]) => one.localeCompare(other))
}

describe('what a service knows of the directory', () => {
  it('is the same whether it followed along or read all from the beginning meanwhile', () =>
    fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), async (changes) => {
        const tenantId = newId()
        const events = told(tenantId, changes)
        const half = Math.ceil(events.length / 2)
        await log.append('directory.events.v1', events.slice(0, half).map(recordOf))
        const rebuilt = running.rebuild()
        await log.append('directory.events.v1', events.slice(half).map(recordOf))
        await vi.waitFor(async () => expect(await rolesOf(tenantId)).toEqual(lastOf(events)), { timeout: 60_000 })
        await rebuilt
        expect(await rolesOf(tenantId)).toEqual(lastOf(events))
      }),
      { numRuns: 12, endOnFailure: true }, // what it waits for in vain would not be waited for again and again
    ))
})
