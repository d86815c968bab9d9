import {
  apiTokenIssued,
  apiTokenRevoked,
  deviceEvents,
  deviceRegistered,
  eventOf,
  eventReader,
  topics,
} from '@doorledger/contracts'
import type { DeviceRegistered, Permission } from '@doorledger/contracts'
import { type EventLog, openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { newId, type RowsProjection, sha256 } from '@doorledger/kernel'
import { migrate, openPool } from '@doorledger/postgres'
import { inProcessSharedState } from '@doorledger/shared-state'
import { freshDatabase } from '@doorledger/testing'
import { Controller, type DynamicModule, HttpCode, Inject, Post } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Public } from '../access/declared-access.js'
import { startTracing } from '../observability/tracing.js'
import { createApp } from '../run/create-app.js'
import { RunningServices } from './running-services.js'
import { serviceModule } from './service-module.js'
import type { ServicePlatform } from './service-platform.js'
import { EVENT_LOG, STOPPING } from './tokens.js'

const registered = (deviceId: string, name: string, tenantId = 'acme') =>
  eventOf(
    deviceRegistered,
    { deviceId, kind: 'lock', attributes: { name, family: 'engage', zone: 'UTC' } },
    { tenantId, service: 'test', occurredAt: new Date().toISOString(), recordedAt: new Date().toISOString() },
  )

/** Does not take doors without a floor until it is told to. */
let takesAll = false
const doors: RowsProjection<DeviceRegistered> = {
  kind: 'rows',
  name: 'doors',
  version: 1,
  topic: deviceEvents.name,
  table: { name: 'doors', columns: ['id', 'name'], key: ['id'] },
  rows: ({ data }) => {
    if (data.attributes.name.startsWith('?') && !takesAll) throw new Error('no floor')
    return [{ id: data.deviceId, name: data.attributes.name }]
  },
}

@Controller('v1/arrivals')
class ArrivalsController {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  @Post()
  @HttpCode(204)
  @Public()
  async arrive(): Promise<void> {
    await this.log.append(deviceEvents.name, [recordOf(registered('traced', 'Traced'))])
  }
}

class DoorsModule {
  static register(platform: ServicePlatform): DynamicModule {
    const projections = [{ projection: doors, reader: eventReader<DeviceRegistered>([deviceRegistered]) }]
    const controllers = platform.name === 'alpha' ? [ArrivalsController] : []
    return { module: DoorsModule, imports: [serviceModule(platform, { projections })], controllers }
  }
}

const logger = pino({ level: 'silent' })
const pools: Pool[] = []
let log: EventLog
let app: NestFastifyApplication
let operator: Record<string, string>

const platformOf = async (name: string, url: string): Promise<ServicePlatform> => {
  const database = openPool(url, { schema: name, applicationName: name })
  pools.push(database)
  await migrate(database, { schema: name })
  await database.query('create table doors (id text primary key, name text not null)')
  return { name, log, database, sharedState: inProcessSharedState(), logger }
}

const about = { tenantId: 'acme', service: 'directory', occurredAt: '2026-11-22T09:00:00.000Z' }
const tokenEvent = async (permissions: Permission[], secret: string, tokenId: string, revokedAt?: string) => {
  const token = { tokenId, name: 'test', tokenHash: sha256(secret), permissions, ...(revokedAt && { revokedAt }) }
  const definition = revokedAt === undefined ? apiTokenIssued : apiTokenRevoked
  const event = eventOf(definition, token, { ...about, recordedAt: new Date().toISOString() })
  const streamversion = revokedAt === undefined ? 1 : 2
  await log.append(definition.topic.name, [recordOf({ ...event, streamversion })])
}

const statusFor = async (secret: string): Promise<number> => {
  const headers = { authorization: `Bearer ${secret}` }
  return (await app.inject({ url: '/v1/projections', headers })).statusCode
}

const asked = async <Answer>(url: string): Promise<Answer> => (await app.inject({ url, headers: operator })).json()
const told = (url: string, payload?: object) =>
  app.inject({ method: 'POST', url, headers: operator, ...(payload && { payload }) })

const namesIn = async (pool: Pool): Promise<string[]> =>
  (await pool.query<{ name: string }>('select name from doors order by name')).rows.map(({ name }) => name)

beforeAll(async () => {
  startTracing('test')
  const url = await freshDatabase()
  log = await openEmbeddedEventLog({ url })
  await log.createTopics(topics)
  const services = await Promise.all(
    ['alpha', 'beta'].map(async (name) => ({
      definition: { name, title: name, description: '', migrations: new URL('file:///'), module: DoorsModule.register },
      platform: await platformOf(name, url),
    })),
  )
  app = await createApp({ name: 'both', title: 'Both', description: '', services, logger })
  await app.init()
  await app.getHttpAdapter().getInstance().ready()

  const secret = `dl_${newId()}`
  await tokenEvent(['operations:read', 'operations:write'], secret, newId())
  await vi.waitFor(async () => expect(await statusFor(secret)).toBe(200), { timeout: 10_000 })
  operator = { authorization: `Bearer ${secret}` }
})
afterAll(async () => {
  await app.close()
  await log.close()
  await Promise.all(pools.map((pool) => pool.end()))
})

describe('services in one app', () => {
  it('each keep a view of their own, in their own schema', async () => {
    await log.append(deviceEvents.name, [recordOf(registered('front', 'Front door'))])
    for (const pool of pools) await vi.waitFor(async () => expect(await namesIn(pool)).toContain('Front door'))
    const { items } = await asked<{ items: { name: string; kind: string }[] }>('/v1/projections')
    expect(items.map(({ name }) => name).toSorted()).toEqual([
      'alpha.doors',
      'alpha.known-api-tokens',
      'beta.doors',
      'beta.known-api-tokens',
    ])
    expect(items.every(({ kind }) => kind === 'view')).toBe(true)
  })

  it('are ready when all they need answers', async () => {
    const answer = await app.inject({ url: '/health/ready' })
    expect(answer.json()).toMatchObject({ ready: true, checks: { 'alpha.log': 'ok', 'beta.database': 'ok' } })
    expect(answer.statusCode).toBe(200)
  })

  it('count what they do', async () => {
    const { body } = await app.inject({ url: '/metrics' })
    expect(body).toMatch(/projection_rows_total\{service="alpha",projection="doors"\} [1-9]/)
    expect(body).toMatch(/projection_lag_records\{service="beta",projection="doors"\} 0/)
  })

  it('pass the trace of a request on to the log', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
    const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` }
    expect((await app.inject({ method: 'POST', url: '/v1/arrivals', headers })).statusCode).toBe(204)
    const traces: (string | undefined)[] = []
    const subscription = await log.subscribe({
      group: newId(),
      topic: deviceEvents.name,
      claim: () => Promise.resolve(0),
      process: async ({ records }) => void traces.push(...records.map((record) => record.headers['traceparent'])),
      release: () => undefined,
    })
    await vi.waitFor(() => expect(traces.join()).toContain(traceId))
    await subscription.close()
  })
})

describe('a token', () => {
  it('ends everywhere when the directory revokes it', async () => {
    const [secret, tokenId] = [`dl_${newId()}`, newId()]
    await tokenEvent(['operations:read'], secret, tokenId)
    await vi.waitFor(async () => expect(await statusFor(secret)).toBe(200), { timeout: 5_000 })
    await tokenEvent(['operations:read'], secret, tokenId, new Date().toISOString())
    await vi.waitFor(async () => expect(await statusFor(secret)).toBe(401), { timeout: 5_000, interval: 100 })
  })
})

describe('parked events', () => {
  interface Parked {
    items: { id: string; key: string; failure: string | null }[]
    nextCursor: string | null
  }
  const parkedOf = (service: string) => asked<Parked>(`/v1/parked-events?projection=${service}.doors`)
  const park = async (deviceId: string) => {
    await log.append(deviceEvents.name, [recordOf(registered(deviceId, `? ${deviceId}`))])
    for (const service of ['alpha', 'beta']) {
      await vi.waitFor(async () => expect((await parkedOf(service)).items.at(-1)?.key).toContain(deviceId))
    }
  }

  it('are listed with what was wrong, page by page over all services', async () => {
    await park('loft')
    const first = await asked<Parked>('/v1/parked-events?limit=1')
    expect(first.items).toMatchObject([{ key: 'acme:loft', failure: expect.stringContaining('no floor') as string }])
    const second = await asked<Parked>(`/v1/parked-events?limit=1&cursor=${first.nextCursor}`)
    expect(second.items[0]?.id).toMatch(/^beta\./)
    expect(second.nextCursor).toBeNull()
    const foreign = await app.inject({
      url: `/v1/parked-events?status=discarded&cursor=${first.nextCursor}`,
      headers: operator,
    })
    expect(foreign.json()).toMatchObject({ status: 400, field: 'cursor' })
  })

  it('can be read in full', async () => {
    const id = (await parkedOf('alpha')).items[0]?.id
    expect(await asked(`/v1/parked-events/${id}`)).toMatchObject({ value: expect.stringContaining('"loft"') as string })
  })

  it('are discarded with a reason, once', async () => {
    const id = (await parkedOf('beta')).items[0]?.id
    expect((await told(`/v1/parked-events/${id}/discard`, {})).json()).toMatchObject({ status: 400, field: 'reason' })
    expect((await told(`/v1/parked-events/${id}/discard`, { reason: 'not a door' })).statusCode).toBe(204)
    expect((await told(`/v1/parked-events/${id}/discard`, { reason: 'again' })).statusCode).toBe(409)
    expect(await asked(`/v1/parked-events/${id}`)).toMatchObject({ status: 'discarded', settledReason: 'not a door' })
    expect((await parkedOf('beta')).items).toEqual([])
  })

  it('are retried once the view can take them', async () => {
    const id = (await parkedOf('alpha')).items[0]?.id
    const retry = () => told(`/v1/parked-events/${id}/retry`, { reason: 'fixed' })
    expect((await retry()).json()).toEqual({ retried: 0, stillParked: 1 })
    takesAll = true
    expect((await retry()).json()).toEqual({ retried: 1, stillParked: 0 })
    expect(await namesIn(pools[0]!)).toContain('? loft')
  })

  it.each(['alpha.999', 'gamma.1'])('that are not there are 404: %s', async (id) => {
    expect((await told(`/v1/parked-events/${id}/retry`, { reason: 'x' })).statusCode).toBe(404)
  })

  it.each(['1', 'alpha.-1', 'alpha.99999999999999999999', "alpha.1'--"])('with an id like %s are 400', async (id) => {
    expect(
      (await app.inject({ url: `/v1/parked-events/${encodeURIComponent(id)}`, headers: operator })).json(),
    ).toMatchObject({
      status: 400,
      field: 'id',
    })
  })
})

describe('a rebuild', () => {
  it('is accepted, and fills the view anew', async () => {
    await pools[0]!.query(`update doors set name = 'wrong' where id = 'front'`)
    expect((await told('/v1/projections/alpha.doors/rebuild')).statusCode).toBe(202)
    await vi.waitFor(async () => expect(await namesIn(pools[0]!)).toContain('Front door'), { timeout: 20_000 })
  })

  it('of what is not there is 404', async () => {
    expect((await told('/v1/projections/alpha.windows/rebuild')).statusCode).toBe(404)
  })
})

describe('stopping', () => {
  it('is told to long answers, and ends the background work', async () => {
    const stopping = app.get<AbortSignal>(STOPPING, { strict: false })
    expect(stopping.aborted).toBe(false)
    await app.close()
    expect(stopping.aborted).toBe(true)
    expect(app.get(RunningServices).all()).toEqual([])
  })
})
