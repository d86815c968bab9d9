import {
  countingOwner,
  eventOf,
  eventReader,
  type LegalHoldPlaced,
  legalHoldPlaced,
  type LegalHoldReleased,
  legalHoldReleased,
  type PurgeCancelled,
  purgeCancelled,
  type PurgePaused,
  purgePaused,
  type PurgePreviewed,
  purgePreviewed,
  type PurgePreviewRequested,
  purgePreviewRequested,
  type PurgeResumed,
  purgeResumed,
  type PurgeStarted,
  purgeStarted,
  retentionEvents,
} from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { EventProcessor } from '@doorledger/projections'
import type { ClientBase } from 'pg'
import {
  cancelPurge,
  followMarks,
  marksOf,
  pausePurge,
  previewPurge,
  putHold,
  queuePurge,
  removeHold,
} from './purge-jobs.js'
import type { PurgedTable } from './purged-table.js'

type RetentionEvent =
  | LegalHoldPlaced
  | LegalHoldReleased
  | PurgePreviewRequested
  | PurgePreviewed
  | PurgeStarted
  | PurgePaused
  | PurgeResumed
  | PurgeCancelled

/**
 * Keeps a service’s copy of what retention decided: holds in force, and purges of its tables, which it counts at once and
 * deletes in the background (`PurgeWorker`). All of it comes through one partition, so a hold that was placed before a
 * purge is known when the purge begins.
 */
export const followRetention = (service: string, tables: readonly PurgedTable[]): EventProcessor<RetentionEvent> => ({
  kind: 'reactor',
  name: 'follow-retention',
  version: 1,
  topic: retentionEvents.name,
  reader: eventReader<RetentionEvent>([
    legalHoldPlaced,
    legalHoldReleased,
    purgePreviewRequested,
    purgePreviewed,
    purgeStarted,
    purgePaused,
    purgeResumed,
    purgeCancelled,
  ]),
  react: async ({ client }, events) => {
    const publish = []
    for (const { event } of events) publish.push(...(await take(client, event, { service, tables })))
    return { publish }
  },
})

interface Owner {
  readonly service: string
  readonly tables: readonly PurgedTable[]
}

const take = async (client: ClientBase, event: RetentionEvent, owner: Owner) => {
  switch (event.type) {
    case 'legal_hold.placed':
      await putHold(client, event.tenantid, event.data.holdId, event.data.scope)
      return []
    case 'legal_hold.released':
      await removeHold(client, event.tenantid, event.data.holdId)
      return []
    case 'purge.preview_requested':
      return preview(client, event, owner)
    case 'purge.previewed':
      await follow(client, event, owner)
      return []
    case 'purge.started':
    case 'purge.resumed':
      await queuePurge(client, event.data.purgeId, event.recordedtime)
      return []
    case 'purge.paused':
      await pausePurge(client, event.data.purgeId)
      return []
    case 'purge.cancelled':
      await cancelPurge(client, event.data.purgeId)
      return []
  }
}

/** A copy deletes what its owner counted, however far it had read the log itself by then. */
const follow = async (client: ClientBase, { data }: PurgePreviewed, { service, tables }: Owner): Promise<void> => {
  const copy = tables.find(({ kind }) => countingOwner[kind] === data.service && data.service !== service)
  if (copy?.hasSeq !== false && copy !== undefined && data.marks !== undefined)
    await followMarks(client, data.purgeId, copy, data.marks)
}

const preview = async (client: ClientBase, event: PurgePreviewRequested, { service, tables }: Owner) => {
  const table = tables.find(({ kind }) => kind === event.data.recordKind)
  if (table === undefined) return []
  const { rows, held, oldest, newest, size_bytes: sizeBytes } = await previewPurge(client, event, table)
  const marks = await marksOf(client, event.data.purgeId, table)
  const span = { oldest: oldest?.toISOString() ?? null, newest: newest?.toISOString() ?? null }
  const counted = { purgeId: event.data.purgeId, service, rows: Number(rows), held: Number(held), ...span, marks }
  const about = {
    id: derivedId('purge-previewed', service, event.id),
    tenantId: event.tenantid,
    service,
    occurredAt: event.recordedtime,
    recordedAt: event.recordedtime,
    actor: 'system',
    correlationId: event.correlationid ?? event.id,
    causationId: event.id,
  }
  return [eventOf(purgePreviewed, { ...counted, sizeBytes: Number(sizeBytes) }, about)]
}
