import { accessGranted, accessSnapshotStored, eventOf } from '@doorledger/contracts'
import { openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { createHash } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Archive } from './archive.js'
import { until } from './installation.js'

/** Long before whatever locks tell of in a test. */
const FIRST_MS = Date.parse('2021-03-10T08:00:00Z')
const OLDER_THAN = '2022-01-01'
const HELD_DOOR = 'vault'
/** So many attempts of a kind have a picture. */
const PICTURES = 3

/** Ids of old records wherever they are, in order. */
export interface Left {
  readonly accessLog: readonly string[]
  /** the copy that reports are made of */
  readonly reporting: readonly string[]
  readonly pictures: readonly string[]
  /** names of files in the object store */
  readonly files: readonly string[]
}

/** Records of years ago, some with pictures and some under a legal hold. */
export class OldRecords {
  private readonly held: string[] = []
  private readonly heldPictures: string[] = []

  constructor(private readonly archive: Archive) {}

  /** What is told of that door from now on is held. */
  async hold(): Promise<void> {
    const scope = { doors: [HELD_DOOR] }
    await this.archive.said('/v1/retention/legal-holds', {
      ...{ matter: 'Case 17', reason: 'Theft', custodian: 'Legal', scope },
    })
  }

  /** What a hold keeps, whatever is deleted. */
  get kept(): Left {
    const pictures = [...this.heldPictures].sort()
    const accessLog = [...this.held].sort()
    return { accessLog, reporting: accessLog, pictures, files: pictures.map(fileOf).sort() }
  }

  /** Has the log tell of old attempts, as if it had done so then; resolves when every view holds them. */
  async seed(count: number, held: number): Promise<void> {
    await mkdir(this.media, { recursive: true })
    const before = await this.left()
    const heldIds = Array.from({ length: held }, newId)
    const ids = [...heldIds, ...Array.from({ length: count }, newId)]
    const pictured = [...heldIds.slice(0, PICTURES), ...ids.slice(held, held + PICTURES)]
    for (const id of pictured) await writeFile(join(this.media, fileOf(id)), 'a picture')
    const told = (id: string, n: number) => {
      const attempt = { id, doorId: n < held ? HELD_DOOR : 'front', at: new Date(FIRST_MS + n * 1_000).toISOString() }
      return [attemptOf(attempt), ...(pictured.includes(id) ? [pictureOf(attempt)] : [])]
    }
    const log = await openEmbeddedEventLog({ url: await this.archive.at.databaseUrl() })
    await log.append('access.events.v1', ids.flatMap(told)).finally(() => log.close())
    await this.archive.column(
      `update event_log.records set appended_at = (value::jsonb ->> 'time')::timestamptz
       where topic_id = (select id from event_log.topics where name = 'access.events.v1')
         and value::jsonb ->> 'time' < $1 and appended_at > $1::timestamptz`,
      [OLDER_THAN],
    )
    this.held.push(...heldIds)
    this.heldPictures.push(...heldIds.slice(0, PICTURES))
    await until('old records are in every view', async () => {
      const { accessLog, reporting, pictures } = await this.left()
      const isThere = [accessLog, reporting].every(({ length }) => length === before.accessLog.length + ids.length)
      return (isThere && pictures.length === before.pictures.length + pictured.length) || undefined
    })
  }

  async left(): Promise<Left> {
    const ids = (table: string) =>
      this.archive.column(`select access_event_id::text from ${table} where occurred_at < $1 order by 1`, [OLDER_THAN])
    return {
      accessLog: await ids('audit_trail.access_events'),
      reporting: await ids('reporting.report_access_events'),
      pictures: await ids('audit_trail.access_event_snapshots'),
      files: (await readdir(this.media)).sort(),
    }
  }

  private get media(): string {
    return join(this.archive.at.dataDir, 'media', 'default', 'tenant')
  }
}

const fileOf = (id: string): string => refOf(id).replace(':', '-')
const refOf = (id: string): string => `sha256:${createHash('sha256').update(id).digest('hex')}`

interface Attempt {
  readonly id: string
  readonly doorId: string
  readonly at: string
}

const about = ({ at }: Attempt) => ({ tenantId: 'default', service: 'test', occurredAt: at, recordedAt: at })

const attemptOf = (attempt: Attempt) => {
  const { id: accessEventId, doorId: id } = attempt
  const data = { ...accessGranted.example, accessEventId, revision: 0, door: { id, name: id } }
  return recordOf(eventOf(accessGranted, data, about(attempt)))
}

const pictureOf = (attempt: Attempt) => {
  const { sealedFor: _, ...snapshot } = accessSnapshotStored.example.snapshot
  const { id: accessEventId, doorId, at } = attempt
  const data = {
    ...{ accessEventId, doorId, deviceId: accessGranted.example.accessDevice.id, occurredAt: at },
    snapshot: { ...snapshot, mediaRef: refOf(accessEventId), takenAt: at },
  }
  return recordOf(eventOf(accessSnapshotStored, data, about(attempt)))
}
