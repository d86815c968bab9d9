import {
  type AccessEventData,
  accessGranted,
  apiTokenIssued,
  deviceCredentialIssued,
  deviceRegistered,
  doorExample,
  type DoorState,
  type Envelope,
  type EventDefinition,
  eventOf,
  type Permission,
  topics,
} from '@doorledger/contracts'
import { openPool } from '@doorledger/database'
import { type EventLog, openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import { derivedId, newId, sha256 } from '@doorledger/kernel'
import { folderObjectStore } from '@doorledger/media'
import { type Clock, createApp, migrateService, type ServicePlatform } from '@doorledger/service'
import { inProcessSharedState } from '@doorledger/shared-state'
import { freshDatabase, kafkaBrokers } from '@doorledger/testing'
import { randomBytes } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { expect, vi } from 'vitest'
import { accessDecisionService } from '../src/access-decision-service.js'
import type { AccessDecisionOptions } from '../src/options.js'

export type LogKind = 'kafka' | 'embedded'

export const keys = {
  wrappingKeys: { text: `test:${Buffer.alloc(32, 1).toString('base64')}`, file: 'none', mayCreate: false },
  lookupKey: { text: Buffer.alloc(32, 3).toString('base64'), file: 'none', mayCreate: false },
}

export const eventually = <Result>(check: () => Promise<Result> | Result): Promise<Result> =>
  vi.waitFor(check, { timeout: 60_000, interval: 50 })

interface Replica {
  readonly address: string
  stop(): Promise<void>
}

interface Settings {
  readonly url: string
  readonly options: Partial<AccessDecisionOptions>
}

/** One door of a building, with everything that tells of it, and one or more replicas of the service. */
export class DoorWorld {
  readonly tenantId = `tenant-${newId()}`
  readonly replicas: Replica[] = []
  readonly published: Envelope[] = []
  private readonly tokens = new Map<string, string>()
  private reading: { close(): Promise<void> } | undefined

  private constructor(
    readonly log: EventLog,
    readonly database: Pool,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  static async begin(kind: LogKind, clock: Clock, options: Partial<AccessDecisionOptions> = {}): Promise<DoorWorld> {
    const url = await freshDatabase()
    const log =
      kind === 'embedded'
        ? await openEmbeddedEventLog({ url })
        : openKafkaEventLog({ brokers: kafkaBrokers(), clientId: 'access-decision-test' })
    await log.createTopics(topics)
    const database = openPool(url, { schema: 'access_decision', applicationName: 'test' })
    const world = new DoorWorld(log, database, clock, { url, options })
    await migrateService(database, await world.definition())
    await world.addReplica()
    await world.read()
    return world
  }

  private async definition(options: Partial<AccessDecisionOptions> = {}) {
    const dataDir = await mkdtemp(join(tmpdir(), 'access-decision-'))
    const policySigningKeys = Buffer.alloc(32, 5).toString('base64url')
    const objects = () => folderObjectStore(join(dataDir, 'media'))
    const usual = {
      siteZone: 'UTC',
      dataDir,
      keys,
      objects,
      policySigningKeys,
      snapshotValidHours: 72,
      webhookNetworks: [],
    }
    return accessDecisionService({ ...usual, ...this.settings.options, ...options })
  }

  /** @param stand what it stands on instead of what all others do */
  async addReplica(stand: Partial<Pick<ServicePlatform, 'log' | 'sharedState'>> = {}, options = {}): Promise<Replica> {
    const definition = await this.definition(options)
    const database = openPool(this.settings.url, { schema: 'access_decision', applicationName: 'access-decision' })
    const logger = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' })
    const name = `access-decision-${this.tenantId}`
    const own = { log: this.log, sharedState: inProcessSharedState() }
    const platform = { name, database, logger, clock: this.clock, ...own, ...stand }
    const { title, description } = definition
    const app = await createApp({ name, title, description, services: [{ definition, platform }], logger })
    await app.listen(0, '127.0.0.1')
    const replica: Replica = {
      address: await app.getUrl(),
      stop: async () => {
        this.replicas.splice(this.replicas.indexOf(replica), 1)
        await app.close()
        await database.end()
      },
    }
    this.replicas.push(replica)
    return replica
  }

  /** Keeps what is published of this world’s tenant. */
  private async read(): Promise<void> {
    const subscriptions = await Promise.all(
      ['access.events.v1', 'security.alerts.v1'].map((topic) =>
        this.log.subscribe({
          group: `test-${newId()}`,
          topic,
          claim: () => Promise.resolve(0),
          process: ({ records }) => {
            const events = records.map(({ value }) => JSON.parse(value) as Envelope)
            this.published.push(...events.filter(({ tenantid }) => tenantid === this.tenantId))
            return Promise.resolve()
          },
          release: () => undefined,
        }),
      ),
    )
    this.reading = { close: async () => void (await Promise.all(subscriptions.map((each) => each.close()))) }
  }

  /** Once each, however often an event was published. */
  of(...types: readonly string[]): readonly Envelope[] {
    const wanted = this.published.filter(({ type }) => types.includes(type))
    return [...new Map(wanted.map((event) => [event.id, event])).values()]
  }

  async append(topic: string, ...events: readonly Envelope[]): Promise<void> {
    await this.log.append(
      topic,
      events.map((event) => recordOf(event)),
    )
  }

  event<Type extends string, Data>(definition: EventDefinition<Type, Data>, data: Data, at = this.clock()): Envelope {
    const time = at.toISOString()
    const about = { tenantId: this.tenantId, service: 'test', occurredAt: time, recordedAt: this.clock().toISOString() }
    return eventOf(definition, data, about) as unknown as Envelope
  }

  /** Registers a device and answers when its credential is known. */
  async device(deviceId: string, facilityPath = 'hq'): Promise<void> {
    const token = `dl_dev_${randomBytes(32).toString('base64url')}`
    const attributes = { name: deviceId, family: 'engage', zone: 'UTC', facilityPath }
    const registered = this.event(deviceRegistered, { deviceId, kind: 'controller' as const, attributes })
    const credential = { deviceId, credentialId: newId(), tokenHash: sha256(token) }
    const issued = this.event(deviceCredentialIssued, credential)
    await this.append('device.events.v1', { ...registered, streamversion: 1 }, { ...issued, streamversion: 2 })
    this.tokens.set(deviceId, token)
    await eventually(async () => {
      const known = 'select from device_credentials join devices using (tenant_id, device_id) where token_hash = $1'
      expect((await this.database.query(known, [sha256(token)])).rowCount).toBe(1)
    })
  }

  async door(given: Partial<DoorState> = {}): Promise<DoorState> {
    const { lockDeviceId: _, ...example } = doorExample
    const door: DoorState = {
      ...example,
      doorId: 'front',
      name: 'Front door',
      accessPoints: [],
      contactDeviceId: 'contact',
      rexDeviceIds: ['contact'],
      ...given,
    }
    await this.configured('door', door.doorId, door)
    return door
  }

  async configured(
    kind: string,
    id: string,
    state: { name: string; facilityPath?: string | undefined },
  ): Promise<void> {
    await this.database.query(
      `insert into access_config (tenant_id, kind, id, name, facility_path, state, version, created_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, 1, now(), now())`,
      [this.tenantId, kind, id, state.name, state.facilityPath, state],
    )
  }

  async token(...permissions: readonly Permission[]): Promise<string> {
    const secret = randomBytes(32).toString('base64url')
    const state = { tokenId: newId(), name: 'test', tokenHash: sha256(secret), permissions: [...permissions] }
    await this.append('directory.state.v1', { ...this.event(apiTokenIssued, state), streamversion: 1 })
    await eventually(async () => {
      const response = await this.request('GET', '/projections', { secret })
      expect(response.status).not.toBe(401)
    })
    return secret
  }

  async request<Body = Record<string, unknown>>(
    method: string,
    path: string,
    { secret, body, replica = 0 }: { secret?: string; body?: unknown; replica?: number } = {},
  ): Promise<{ status: number; body: Body }> {
    const response = await fetch(`${this.replicas[replica]!.address}/v1${path}`, {
      method,
      headers: {
        ...(secret !== undefined && { authorization: `Bearer ${secret}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Body }
  }

  /** Whether the replica is ready, and what it says of itself. */
  async health(replica = 0): Promise<{ ready: boolean; says: (part: string) => string | undefined }> {
    const answer = await fetch(`${this.replicas[replica]!.address}/health/ready`)
    const { ready, checks } = (await answer.json()) as { ready: boolean; checks: Record<string, string> }
    return { ready, says: (part) => Object.entries(checks).find(([name]) => name.endsWith(`.${part}`))?.[1] }
  }

  /** As a device reports. */
  report(deviceId: string, path: string, body: unknown, replica = 0) {
    return this.request(path === '' ? 'GET' : 'POST', path, { secret: this.tokens.get(deviceId)!, body, replica })
  }

  /** Somebody was let in, as a decision or a lock tells. */
  async grant(data: Partial<AccessEventData>, at: Date): Promise<Envelope> {
    const accessEventId = data.accessEventId ?? derivedId('grant', this.tenantId, at.toISOString())
    const event = this.event(accessGranted, { ...accessGranted.example, accessEventId, ...data }, at)
    await this.append('access.events.v1', event)
    return event
  }

  async end(): Promise<void> {
    for (const replica of [...this.replicas]) await replica.stop()
    await this.reading?.close()
    await this.database.end()
    await this.log.close()
  }
}
