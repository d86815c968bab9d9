import {
  apiTokenIssued,
  apiTokenRevoked,
  deviceEvents,
  type DeviceRegistered,
  deviceRegistered,
  eventOf,
  eventReader,
  type Permission,
  topics,
} from '@doorledger/contracts'
import { type EventLog, openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { newId, type RowsProjection, sha256 } from '@doorledger/kernel'
import { migrate, openPool } from '@doorledger/database'
import { inProcessSharedState } from '@doorledger/shared-state'
import { freshDatabase } from '@doorledger/testing'
import { Controller, type DynamicModule, HttpCode, Inject, Post } from '@nestjs/common'
import { EventPattern, Payload } from '@nestjs/microservices'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { expect, vi } from 'vitest'
import { createApp, EVENT_LOG, Public, serviceModule, type ServicePlatform } from '../src/index.js'

/** What the view of doors can take; those without a floor only when told so. */
export const doorsView = { takesAll: false }
const doors: RowsProjection<DeviceRegistered> = {
  kind: 'rows',
  name: 'doors',
  version: 1,
  topic: deviceEvents.name,
  table: { name: 'doors', columns: ['id', 'name'], key: ['id'] },
  rows: ({ data }) => {
    if (data.attributes.name.startsWith('?') && !doorsView.takesAll) throw new Error('no floor')
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
    await this.log.append(deviceEvents.name, [registered('traced', 'Traced')])
  }
}

/** What the handler of `alpha` was told, and whether it can take it. */
export const greetings = { told: [] as string[], fails: false }

@Controller()
class GreetDoors {
  @EventPattern(deviceRegistered.type, { group: 'alpha.greet-doors', startAt: 'earliest', attempts: 1 })
  async greet(@Payload() { data }: DeviceRegistered): Promise<void> {
    if (greetings.fails) throw new Error('nobody is at home')
    greetings.told.push(data.attributes.name)
  }
}

class DoorsModule {
  static register(platform: ServicePlatform): DynamicModule {
    const projections = [{ projection: doors, reader: eventReader<DeviceRegistered>([deviceRegistered]) }]
    const controllers = platform.name === 'alpha' ? [ArrivalsController, GreetDoors] : []
    return { module: DoorsModule, imports: [serviceModule(platform, { projections })], controllers }
  }
}

/** The services `alpha` and `beta` in one app, on one embedded log, each with a schema and a view of doors of its own. */
export interface TwoServices {
  readonly app: NestFastifyApplication
  readonly log: EventLog
  readonly alpha: Pool
  readonly beta: Pool
  /** headers of a caller who may operate */
  readonly operator: Readonly<Record<string, string>>
  stop(): Promise<void>
}

const logger = pino({ level: 'silent' })

export const startTwoServices = async (): Promise<TwoServices> => {
  const url = await freshDatabase()
  const log = await openEmbeddedEventLog({ url })
  await log.createTopics(topics)
  const platforms = await Promise.all(['alpha', 'beta'].map((name) => platformOf(name, url, log)))
  const services = platforms.map((platform) => ({ definition: definitionOf(platform.name), platform }))
  const app = await createApp({ name: 'both', title: 'Both', description: '', services, logger })
  await app.init()
  await app.getHttpAdapter().getInstance().ready()
  const [alpha, beta] = platforms.map(({ database }) => database) as [Pool, Pool]
  return {
    app,
    log,
    alpha,
    beta,
    operator: await operatorOf(app, log),
    stop: async () => {
      await app.close()
      await Promise.all([log.close(), alpha.end(), beta.end()])
    },
  }
}

const definitionOf = (name: string) => ({
  name,
  title: name,
  description: '',
  migrations: new URL('file:///'),
  module: (platform: ServicePlatform) => DoorsModule.register(platform),
})

const platformOf = async (name: string, url: string, log: EventLog): Promise<ServicePlatform> => {
  const database = openPool(url, { schema: name, applicationName: name })
  await migrate(database, { schema: name })
  await database.query('create table doors (id text primary key, name text not null)')
  return { name, log, database, sharedState: inProcessSharedState(), logger }
}

const operatorOf = async (app: NestFastifyApplication, log: EventLog): Promise<Record<string, string>> => {
  const secret = `dl_${newId()}`
  await publishToken(log, { secret, permissions: ['operations:read', 'operations:write'] })
  await vi.waitFor(async () => expect(await statusFor(app, secret)).toBe(200), { timeout: 60_000 })
  return { authorization: `Bearer ${secret}` }
}

export interface PublishedToken {
  readonly secret: string
  readonly permissions: Permission[]
  readonly tokenId?: string
  readonly revokedAt?: string
}

/** Publishes the state of a token, as the directory does. */
export const publishToken = async (log: EventLog, token: PublishedToken): Promise<void> => {
  const { secret, permissions, tokenId = newId(), revokedAt } = token
  const state = { tokenId, name: 'test', tokenHash: sha256(secret), permissions, ...(revokedAt && { revokedAt }) }
  const definition = revokedAt === undefined ? apiTokenIssued : apiTokenRevoked
  const streamversion = revokedAt === undefined ? 1 : 2
  const event = eventOf(definition, state, { ...about(), service: 'directory' })
  await log.append(definition.topic.name, [recordOf({ ...event, streamversion })])
}

/** What a token gets as an answer where operators may read. */
export const statusFor = async (app: NestFastifyApplication, secret: string): Promise<number> => {
  const headers = { authorization: `Bearer ${secret}` }
  return (await app.inject({ url: '/v1/projections', headers })).statusCode
}

/** A record that says a door was registered. */
export const registered = (deviceId: string, name: string) =>
  recordOf(
    eventOf(
      deviceRegistered,
      { deviceId, kind: 'lock', attributes: { name, family: 'engage', zone: 'UTC' } },
      { ...about(), service: 'test' },
    ),
  )

const about = () => {
  const now = new Date().toISOString()
  return { tenantId: 'acme', occurredAt: now, recordedAt: now }
}

/** Names of the doors in a service's view. */
export const doorsIn = async (pool: Pool): Promise<string[]> =>
  (await pool.query<{ name: string }>('select name from doors order by name')).rows.map(({ name }) => name)
