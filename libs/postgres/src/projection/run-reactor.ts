import type { EventLog } from '@doorledger/event-log'
import type { Pool } from 'pg'
import type { Lineage } from './checkpoint.js'
import { consume } from './checkpointed-consumer.js'
import { countParked, type Settlement } from './parked-events.js'
import type { EngineLogger, ProjectionObserver } from './projection-observer.js'
import { progressOf } from './projection-progress.js'
import type { Reactor } from './reactor.js'
import { reactorDrafts } from './reactor-draft.js'
import { retryParked } from './retry-parked.js'
import { type RunningProjection, SILENT } from './run-projection.js'

export interface ReactorRun<Event> {
  readonly log: EventLog
  /** of the service's own schema */
  readonly database: Pool
  readonly reactor: Reactor<Event>
  /** prefix of the consumer group: `device-ingest` */
  readonly service: string
  readonly logger: EngineLogger
  readonly observer?: ProjectionObserver
  /** transactions at a time; 2 when left out */
  readonly writers?: number
}

export type RunningReactor = Omit<RunningProjection, 'rebuild'>

const WRITERS = 2

/** Keeps a reactor going. Replicas share the partitions; what was fenced off publishes nothing. */
export const runReactor = async <Event extends { readonly id: string }>(
  run: ReactorRun<Event>,
): Promise<RunningReactor> => {
  const { log, database, reactor, service, logger } = run
  const lineage = lineageOf(reactor)
  const drafts = () => reactorDrafts({ database, log, lineage, reactor })
  const consumption = await consume({
    log,
    database,
    lineage,
    group: `${service}.${reactor.name}`,
    writers: run.writers ?? WRITERS,
    drafts,
    logger,
    observer: run.observer ?? SILENT,
  })
  return {
    name: reactor.name,
    progress: async () => {
      const progress = await progressOf(log, database, lineage)
      return { name: reactor.name, ...progress, parked: await countParked(database, reactor.name) }
    },
    retry: (id, settlement: Settlement) => retryParked({ database, newDraft: drafts() }, id, settlement),
    stop: () => consumption.close(),
  }
}

const lineageOf = <Event>({ name, version, topic }: Reactor<Event>): Lineage => ({
  projection: name,
  liveProjection: name,
  version,
  topic,
  whenOutdated: 'replay',
})
