import { alertSettings, type AlertSettings } from '@doorledger/contracts'
import { CommandBatch, VersionConflict } from '@doorledger/event-store'
import { derivedId } from '@doorledger/kernel'
import type { ClientBase } from 'pg'
import type { Finding } from '../domain/alerts/alert.js'
import { type DetectedEvent, type Sign, signsOf } from '../domain/alerts/findings-of.js'
import { reached, reachedDaily, type Threshold } from '../domain/alerts/threshold.js'
import { alerts } from './alerts.js'
import { refusedAtExit } from './refused-at-exit.js'

const DAY_MS = 86_400_000
const DAY_SEC = 86_400
/** What happened before is no alert any more, also when it is read anew. */
const HORIZON_MS = 7 * DAY_MS
const ATTEMPTS = 4
const MOST_EVENTS = 50

/** What made somebody look: an event, or the passing of time. */
export interface Occasion {
  readonly tenantid: string
  /** the same each time the same is seen: it counts once */
  readonly id: string
  readonly time: string
  /** the event behind it, when the occasion is none itself */
  readonly causedBy?: string
}

export interface Raising {
  readonly client: ClientBase
  readonly now: Date
}

export interface Detecting extends Raising {
  /** of a tenant, as they are when a batch begins */
  readonly settingsOf: (tenantId: string) => Promise<AlertSettings>
  /** time of day at the site: `22:00` */
  readonly localTime: (at: Date) => string
  /** number of the day at the site, one more each day */
  readonly localDay: (at: Date) => number
}

/**
 * Looks at an event once, however often it is read, and raises what follows from it, or counts it in the alert that is
 * open. In the transaction that moves the checkpoint; what is raised goes through the outbox.
 */
export const raiseAlerts = async (detecting: Detecting, event: DetectedEvent): Promise<void> => {
  const { client, now, localTime } = detecting
  const at = new Date(event.time)
  if (now.getTime() - at.getTime() > HORIZON_MS) return
  const settings = await detecting.settingsOf(event.tenantid)
  const trapped = settings.trappedInside.enabled ? await refusedAtExit(client, event) : []
  for (const sign of [...signsOf(event, settings, localTime(at)), ...trapped]) {
    if (!(await noted(client, event, sign))) continue
    const finding = await findingOf(detecting, event, sign)
    if (finding !== undefined) await signal(detecting, event, finding)
  }
}

/** Raises an alert by itself, or counts once more in the one that is open; once for each occasion. */
export const raiseOnce = async (
  { client, now }: Raising,
  occasion: Occasion,
  sign: Omit<Sign, 'threshold' | 'daysInARow'>,
): Promise<void> => {
  if (!(await noted(client, occasion, sign))) return
  const { time, id, causedBy = id } = occasion
  await signal({ client, now }, occasion, { ...sign, lastEventAt: time, count: 1, eventIds: [causedBy] })
}

export const settingsOf = async (client: Pick<ClientBase, 'query'>, tenantId: string): Promise<AlertSettings> => {
  const { rows } = await client.query<{ settings: object }>(
    'select settings from alert_settings where tenant_id = $1',
    [tenantId],
  )
  return alertSettings.parse(rows[0]?.settings ?? {})
}

/** False when it was looked at before. Whoever looks at the same subject waits for the end of the transaction. */
const noted = async (client: ClientBase, { tenantid, id, time }: Occasion, sign: Sign): Promise<boolean> => {
  const of = [tenantid, sign.kind, sign.about.kind, sign.about.id]
  await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 7))`, [JSON.stringify(of)])
  const { rowCount } = await client.query(
    `insert into alert_signs (tenant_id, kind, about_kind, about_id, event_id, at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [...of, id, time],
  )
  return rowCount === 1
}

const findingOf = async (detecting: Detecting, event: DetectedEvent, sign: Sign): Promise<Finding | undefined> => {
  const { client } = detecting
  const { kind, severity, about, threshold } = sign
  const facilityPath = sign.facilityPath ?? (await placeOf(client, event, sign))
  const found = { kind, severity, about, lastEventAt: event.time, ...(facilityPath !== undefined && { facilityPath }) }
  if (threshold === undefined) return { ...found, count: 1, eventIds: [event.id] }
  const near = await signsNear(client, event, sign, Math.max(threshold.windowSec, (sign.daysInARow ?? 0) * DAY_SEC))
  const count = countOf(detecting, event, { sign, threshold, times: near.map(({ at }) => at.getTime()) })
  if (count === 0) return undefined
  const eventIds = near.slice(-MOST_EVENTS).map(({ event_id: id }) => id)
  return { ...found, windowSec: threshold.windowSec, count, eventIds }
}

interface Counted {
  readonly sign: Sign
  readonly threshold: Threshold
  readonly times: readonly number[]
}

const countOf = ({ localDay }: Detecting, { time }: DetectedEvent, { sign, threshold, times }: Counted): number => {
  const withinWindow = reached(times, Date.parse(time), threshold)
  if (withinWindow > 0 || sign.daysInARow === undefined) return withinWindow
  const dayOf = (timeMs: number) => localDay(new Date(timeMs))
  return reachedDaily(times, Date.parse(time), { days: sign.daysInARow, dayOf })
}

/** Where a device is, for what it tells of itself; an alert that is nowhere is seen by those only who see everything. */
const placeOf = async (
  client: ClientBase,
  { tenantid }: DetectedEvent,
  { about }: Sign,
): Promise<string | undefined> => {
  if (about.kind !== 'device') return undefined
  const { rows } = await client.query<{ facility_path: string | null }>(
    'select facility_path from devices where tenant_id = $1 and device_id = $2',
    [tenantid, about.id],
  )
  return rows[0]?.facility_path ?? undefined
}

const signsNear = async (
  client: ClientBase,
  { tenantid, time }: DetectedEvent,
  { kind, about }: Sign,
  windowSec: number,
) => {
  const { rows } = await client.query<{ event_id: string; at: Date }>(NEAR, [
    tenantid,
    kind,
    about.kind,
    about.id,
    time,
    windowSec,
  ])
  return rows
}

const NEAR = `
  select event_id, at from alert_signs
  where tenant_id = $1 and kind = $2 and about_kind = $3 and about_id = $4
    and at between $5::timestamptz - make_interval(secs => $6) and $5::timestamptz + make_interval(secs => $6)
  order by at`

/** Again from the start when somebody handles the alert at the same moment. */
const signal = async (raising: Raising, occasion: Occasion, finding: Finding): Promise<void> => {
  const { client } = raising
  for (let attempt = 1; ; attempt += 1) {
    await client.query('savepoint signal')
    try {
      await signalOnce(raising, occasion, finding)
      await client.query('release savepoint signal')
      return
    } catch (error) {
      await client.query('rollback to savepoint signal')
      if (!(error instanceof VersionConflict) || attempt === ATTEMPTS) throw error
    }
  }
}

const signalOnce = async ({ client, now }: Raising, occasion: Occasion, finding: Finding): Promise<void> => {
  const { tenantid: tenantId, id, causedBy = id } = occasion
  const { kind, about } = finding
  const { rows } = await client.query<{ alert_id: string }>(OPEN, [tenantId, kind, about.kind, about.id])
  const alertId = rows[0]?.alert_id ?? derivedId('alert', tenantId, kind, about.kind, about.id, id)
  const at = now.toISOString()
  const metadata = { service: 'access-decision', tenantId, actor: 'system', occurredAt: at, recordedAt: at }
  const eventMetadata = () => ({ ...metadata, causationId: causedBy })
  const batch = new CommandBatch(client, { eventMetadata, headers: {} })
  const target = { aggregate: alerts, by: { tenantId, actor: 'system' } }
  await batch.handle(target, [{ id: alertId, command: { type: 'signal', alertId, finding } }])
}

const OPEN = `
  select alert_id from alerts
  where tenant_id = $1 and kind = $2 and about_kind = $3 and about_id = $4 and status <> 'resolved'`
