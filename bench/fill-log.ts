import { openEmbeddedEventLog } from '@doorledger/event-log'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import type { Api } from './api.ts'
import { appendAttempts } from './append-attempts.ts'

/** Appends so many attempts, and waits until the access log holds them all. */
export const fillLog = async (databaseUrl: string, api: Api, count: number): Promise<void> => {
  const log = await openEmbeddedEventLog({ url: databaseUrl, logger: pino({ level: 'silent' }) })
  await appendAttempts(log, count)
  // A server that is busy with so much may say so.
  const lag = () =>
    accessLogView(api).then(
      (view) => view.lag,
      () => Infinity,
    )
  while ((await lag()) > 0) await pause(100)
  await log.close()
}

export interface ProjectionView {
  readonly name: string
  readonly lag: number
  readonly lastRebuild?: { readonly outcome: 'under_way' | 'switched' | 'failed' }
}

export const ACCESS_LOG = 'audit-trail.access-log'

export const accessLogView = async (api: Api): Promise<ProjectionView> =>
  (await views(api)).find(({ name }) => name === ACCESS_LOG)!

/** A dozen views of other services read the same events: resolves when none of them is behind any more. */
export const allCaughtUp = async (api: Api): Promise<void> => {
  while ((await views(api)).some(({ lag }) => lag > 0)) await pause(500)
}

const views = async (api: Api): Promise<readonly ProjectionView[]> =>
  ((await api.get('/v1/projections')) as { items: ProjectionView[] }).items
