import {
  actionReported,
  type ActionReport,
  apiTokenIssued,
  directoryEvents,
  directoryState,
  type Envelope,
  eventOf,
  type Permission,
  type Topic,
  topics,
} from '@doorledger/contracts'
import { openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import { newId, sha256 } from '@doorledger/kernel'
import { openPool } from '@doorledger/database'
import { type Clock, createApp, migrateService, type ServicePlatform, signAccessToken } from '@doorledger/service'
import { inProcessSharedState } from '@doorledger/shared-state'
import { freshDatabase, kafkaBrokers } from '@doorledger/testing'
import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { expect, vi } from 'vitest'
import { makeKeyKnown, newKey } from '../../../libs/service/test/signing-people.js'
import type { AdminAuditOptions } from '../src/admin-audit.module.js'
import { adminAuditService } from '../src/admin-audit-service.js'
import { wrappingKeys } from './test-keys.js'

export type LogKind = 'kafka' | 'embedded'

export const eventually = <Result>(check: () => Promise<Result> | Result): Promise<Result> =>
  vi.waitFor(check, { timeout: 60_000, interval: 50 })

/** What is told of a report besides its data. */
export interface Told {
  readonly actor?: string
  readonly at?: string
  readonly id?: string
}

/** The service as a process would start it, with a database of its own. */
export class RunningAdminAudit {
  private constructor(
    readonly address: string,
    private readonly platform: Pick<ServicePlatform, 'log' | 'database'>,
    /** of this run alone, since a log may be shared with other tests */
    readonly tenantId: string,
    readonly stop: () => Promise<void>,
  ) {}

  get database(): Pool {
    return this.platform.database
  }

  static async start(
    kind: LogKind,
    { clock, ...options }: Partial<AdminAuditOptions> & { clock?: Clock } = {},
  ): Promise<RunningAdminAudit> {
    const url = await freshDatabase()
    const tenantId = `tenant-${newId()}`
    const logger = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' })
    const log =
      kind === 'embedded'
        ? await openEmbeddedEventLog({ url })
        : openKafkaEventLog({ brokers: kafkaBrokers(), clientId: 'admin-audit-test' })
    await log.createTopics(topics)
    const database = openPool(url, { schema: 'admin_audit', applicationName: 'admin-audit' })
    const definition = adminAuditService({ siteZone: 'Europe/Helsinki', wrappingKeys, ...options })
    await migrateService(database, definition)
    const name = `admin-audit-${tenantId}` // consumer groups of its own
    const platform = { name, log, database, sharedState: inProcessSharedState(), logger, ...(clock && { clock }) }
    const { title, description } = definition
    const app = await createApp({ name, title, description, services: [{ definition, platform }], logger })
    await app.listen(0, '127.0.0.1')
    return new RunningAdminAudit(await app.getUrl(), platform, tenantId, async () => {
      await app.close()
      await database.end()
      await log.close()
    })
  }

  /** Appends events as their publishers would, in this run's tenant. */
  async publish(
    topic: Topic,
    ...events: readonly (Omit<Envelope, 'data'> & { readonly data: object })[]
  ): Promise<void> {
    const records = events.map((event) =>
      recordOf({
        ...event,
        tenantid: this.tenantId,
        partitionkey: event.partitionkey.replace(/^[^:]*/, this.tenantId),
      }),
    )
    await this.platform.log.append(topic.name, records)
  }

  /** Reports an action, as one of our own services would. */
  async report(report: Partial<ActionReport>, { actor = 'user:anna', at, id }: Told = {}): Promise<ActionReport> {
    const data = { ...actionReported.example, entryId: newId(), ...report }
    const time = at ?? new Date().toISOString()
    const about = { tenantId: 'replaced', service: data.service, occurredAt: time, recordedAt: time, actor }
    await this.publish(actionReported.topic, eventOf(actionReported, data, { ...about, ...(id && { id }) }))
    return data
  }

  /** A client whose token the service has come to know. */
  async client(...permissions: readonly Permission[]): Promise<Client> {
    const secret = randomBytes(32).toString('base64url')
    const tokenId = newId()
    const state = { tokenId, name: 'test', tokenHash: sha256(secret), permissions: [...permissions] }
    const now = new Date().toISOString()
    const about = { tenantId: 'replaced', service: 'directory', occurredAt: now, recordedAt: now }
    await this.publish(directoryState, { ...eventOf(apiTokenIssued, state, about), streamversion: 1 })
    const client = new Client(this.address, secret, tokenId)
    await eventually(async () => expect((await client.call('GET', '/audit-entry-types')).status).not.toBe(401))
    return client
  }

  /** A client as whom somebody is signed in. */
  async signedIn(userId: string, { sessionId = newId(), at = new Date() } = {}): Promise<Client> {
    this.key ??= newKey().then(async (key) => {
      await makeKeyKnown(this.database, key)
      return key
    })
    const subject = { tenantId: this.tenantId, userId, sessionId, mustChangePassword: false }
    return new Client(this.address, await signAccessToken(await this.key, subject, at), userId)
  }

  private key: ReturnType<typeof newKey> | undefined

  /** Appends an event of the directory. */
  tell(...events: readonly (Omit<Envelope, 'data'> & { readonly data: object })[]): Promise<void> {
    return this.publish(directoryEvents, ...events)
  }

  /** Makes the service know premises and what they lie in. */
  async knowPremises(premisesId: string, parentId: string | null, kind = 'building'): Promise<void> {
    await this.database.query(
      `insert into known_directory (tenant_id, kind, id, state, stream_version) values ($1, 'premises', $2, $3, 1)`,
      [this.tenantId, premisesId, { premisesId, kind, name: premisesId, parentId, deleted: false }],
    )
  }
}

/** Calls of the API with one token. */
export class Client {
  constructor(
    readonly address: string,
    readonly secret: string,
    readonly tokenId: string,
  ) {}

  async call<Body = Record<string, unknown>>(method: string, path: string, body?: unknown) {
    const response = await fetch(`${this.address}/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.secret}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : undefined) as Body,
    }
  }

  async items<Item = Record<string, unknown>>(path: string): Promise<readonly Item[]> {
    const { status, text, body } = await this.call<{ readonly items: readonly Item[] }>('GET', path)
    expect(status, text).toBe(200)
    return body.items
  }
}
