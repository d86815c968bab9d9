import { apiTokenIssued, apiTokenRevoked, type Envelope, eventOf, type Permission, topics } from '@doorledger/contracts'
import { type EventLog, openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import { newId, sha256 } from '@doorledger/kernel'
import { openPool } from '@doorledger/database'
import { type Clock, createApp, migrateService } from '@doorledger/service'
import { inProcessSharedState } from '@doorledger/shared-state'
import { freshDatabase, kafkaBrokers } from '@doorledger/testing'
import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { folderObjectStore, type OpenObjectStore } from '@doorledger/media'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuditTrailOptions } from '../src/audit-trail.module.js'
import { auditTrailService } from '../src/audit-trail-service.js'
import { testKeys } from './test-keys.js'

export type LogKind = 'kafka' | 'embedded'

/** An API token, as the directory would have issued it. */
export interface IssuedToken {
  readonly secret: string
  revoke(): Promise<void>
}

export interface RunningAuditTrail {
  readonly address: string
  readonly log: EventLog
  readonly database: Pool
  /** of this run alone, since a log may be shared with other tests */
  readonly tenantId: string
  /** what is in the object store */
  readonly objectFolder: string
  publish(...events: readonly (Omit<Envelope, 'data'> & { data: unknown })[]): Promise<void>
  issueToken(...permissions: readonly Permission[]): Promise<IssuedToken>
  stop(): Promise<void>
}

const openLog = (kind: LogKind, url: string): Promise<EventLog> | EventLog =>
  kind === 'embedded'
    ? openEmbeddedEventLog({ url })
    : openKafkaEventLog({ brokers: kafkaBrokers(), clientId: 'audit-trail-test' })

interface RunOptions {
  readonly clock?: Clock
  readonly snapshots?: AuditTrailOptions['snapshots']
  /** a folder of its own when left out */
  readonly objects?: OpenObjectStore
}

/** The service as a process would start it, with a database of its own. */
export const runningAuditTrail = async (
  kind: LogKind,
  { clock, snapshots, ...asked }: RunOptions = {},
): Promise<RunningAuditTrail> => {
  const url = await freshDatabase()
  const tenantId = `tenant-${newId()}`
  const objectFolder = await mkdtemp(join(tmpdir(), 'doorledger-objects-'))
  const objects = asked.objects ?? (() => folderObjectStore(objectFolder))
  const logger = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' })
  const log = await openLog(kind, url)
  await log.createTopics(topics)
  const database = openPool(url, { schema: 'audit_trail', applicationName: 'audit-trail' })
  const definition = auditTrailService({
    siteZone: 'Europe/Helsinki',
    keys: testKeys,
    objects,
    ...(snapshots && { snapshots }),
  })
  await migrateService(database, definition)
  const name = `audit-trail-${tenantId}` // consumer groups of its own
  const platform = { name, log, database, sharedState: inProcessSharedState(), logger, ...(clock && { clock }) }
  const { title, description } = definition
  const app = await createApp({ name, title, description, services: [{ definition, platform }], logger })
  await app.listen(0, '127.0.0.1')
  const publish: RunningAuditTrail['publish'] = async (...events) => {
    for (const event of events) {
      const tenants = { ...event, tenantid: tenantId, partitionkey: event.partitionkey.replace(/^[^:]*/, tenantId) }
      await log.append(topicOf(event.type), [recordOf(tenants)])
    }
  }
  return {
    address: await app.getUrl(),
    log,
    database,
    tenantId,
    objectFolder,
    publish,
    issueToken: (...permissions) => issueToken(publish, permissions),
    stop: async () => {
      await app.close()
      await database.end()
      await log.close()
      await rm(objectFolder, { recursive: true })
    },
  }
}

const topicOf = (type: string): string => {
  if (type.startsWith('api_token.')) return 'directory.state.v1'
  if (type.startsWith('face.')) return 'face.events.v1'
  if (type.startsWith('access.')) return 'access.events.v1'
  if (type.startsWith('access_rule.')) return 'access.config.v1'
  return /^(user|credential|premises)\./.test(type) ? 'directory.events.v1' : 'device.events.v1'
}

const issueToken = async (
  publish: RunningAuditTrail['publish'],
  permissions: readonly Permission[],
): Promise<IssuedToken> => {
  const secret = randomBytes(32).toString('base64url')
  const state = { tokenId: newId(), name: 'test', tokenHash: sha256(secret), permissions: [...permissions] }
  const now = new Date().toISOString()
  const about = { tenantId: 'replaced', service: 'directory', occurredAt: now, recordedAt: now }
  await publish({ ...eventOf(apiTokenIssued, state, about), streamversion: 1 })
  const revoke = () => publish({ ...eventOf(apiTokenRevoked, { ...state, revokedAt: now }, about), streamversion: 2 })
  return { secret, revoke }
}
