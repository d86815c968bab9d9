import { deviceEvents, deviceRegistered, eventOf, eventReader, type Envelope, topics } from '@doorledger/contracts'
import { migrate, openPool } from '@doorledger/database'
import { type EventLog, type LogRecord, openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { newId, type RowsProjection } from '@doorledger/kernel'
import { inProcessSharedState } from '@doorledger/shared-state'
import { freshDatabase } from '@doorledger/testing'
import { Controller, Get, Inject } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { Client, type Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApp, DATABASE, Public, serviceModule, type ServicePlatform } from '../index.js'
import { RunningServices } from './running-services.js'

const EVENTS = 200_000
const VIEWS = 9
/** As many as requests have connections: if they shared them, there would be none left. */
const BLOCKED_WRITERS = 10
const PATIENCE = { timeout: 60_000, interval: 50 }

const viewOf = (number: number): RowsProjection<Envelope> => ({
  kind: 'rows',
  name: `view-${number}`,
  version: 1,
  topic: deviceEvents.name,
  table: { name: `view_${number}`, columns: ['id'], key: ['id'] },
  rows: ({ id }) => (id.endsWith('0') ? [{ id }] : []),
})
const views = Array.from({ length: VIEWS }, (_, number) => viewOf(number))

@Controller('v1/counts')
class CountsController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @Public()
  async count(): Promise<object> {
    const { rows } = await this.database.query<object>('select count(*)::int as rows from view_0')
    return rows[0]!
  }
}

let url: string
let log: EventLog
let database: Pool
/** of somebody else */
let outside: Client
let app: NestFastifyApplication

beforeAll(async () => {
  url = await freshDatabase()
  database = openPool(url, { schema: 'busy', applicationName: 'busy' })
  await migrate(database, { schema: 'busy' })
  for (const { table } of views) await database.query(`create table ${table.name} (id text primary key)`)
  outside = new Client({ connectionString: url, options: '-c search_path=busy' })
  await outside.connect()
  log = await openEmbeddedEventLog({ url })
  await log.createTopics(topics)
  for (let from = 0; from < EVENTS; from += 10_000) await log.append(deviceEvents.name, registrations(10_000))
})
afterAll(async () => {
  await outside.end()
  await app.close()
  await log.close()
  await database.end()
})

/** As many devices, each with an event of its own. */
const registrations = (count: number): LogRecord[] =>
  Array.from({ length: count }, () => ({ key: newId(), value: template.replace(ID, newId()) }))

const ID = newId()
const AT = '2026-11-29T09:00:00.000Z'
const template = recordOf(
  eventOf(
    deviceRegistered,
    { deviceId: 'door', kind: 'lock', attributes: { name: 'A door', family: 'engage', zone: 'UTC' } },
    { id: ID, tenantId: 'acme', service: 'busy', occurredAt: AT, recordedAt: AT },
  ),
).value

const startApp = async (): Promise<void> => {
  const logger = pino({ level: 'silent' })
  const platform: ServicePlatform = { name: 'busy', log, database, sharedState: inProcessSharedState(), logger }
  const projections = views.map((projection) => ({ projection, reader: eventReader<Envelope>([deviceRegistered]) }))
  class BusyModule {}
  const module = () => ({
    module: BusyModule,
    imports: [serviceModule(platform, { projections })],
    controllers: [CountsController],
  })
  const about = { name: 'busy', title: 'Busy', description: 'Busy with catching up.' }
  const definition = { ...about, migrations: new URL('file:///'), module }
  app = await createApp({ ...about, logger, services: [{ definition, platform }] })
  await app.init()
  await app.getHttpAdapter().getInstance().ready()
}

const lagOf = async (): Promise<number> => {
  const work = app.get(RunningServices, { strict: false }).allWork()
  const all = await Promise.all(work.map((each) => each.work.progress()))
  return all.reduce((sum, { lag, version }) => sum + (version === 0 ? EVENTS : lag), 0)
}

const countedStatus = async (): Promise<number> => (await app.inject('/v1/counts')).statusCode

it('answers reads while writers wait with their connections, and while a service catches up with 200,000 events', async () => {
  await startApp()
  await outside.query('begin; lock table checkpoints in share row exclusive mode')
  const blocked = async () => {
    const { rows } = await outside.query<{ count: number }>(BLOCKED)
    return rows[0]!.count
  }
  await expect.poll(blocked, PATIENCE).toBeGreaterThanOrEqual(BLOCKED_WRITERS)
  expect(await countedStatus()).toBe(200)
  await outside.query('commit')

  let reads = 0
  while ((await lagOf()) > 0) {
    expect(await countedStatus()).toBe(200)
    reads += 1
  }
  expect(reads).toBeGreaterThan(0)
}, 120_000)

/** Read from the locks, which are looked at anew within a transaction too. */
const BLOCKED = 'select count(distinct pid)::int as count from pg_locks where not granted'
