import { z } from 'zod'
import type { Connection } from './connection.js'
import { table } from './table.js'

const partition = z.object({ nextOffset: z.number(), endOffset: z.number() })

export const projectionState = z.object({
  name: z.string(),
  kind: z.enum(['view', 'reactor']),
  version: z.number(),
  lag: z.number(),
  parked: z.number(),
  rebuild: z.object({ lag: z.number(), partitions: z.array(partition) }).optional(),
  lastRebuild: z
    .object({
      startedAt: z.string(),
      outcome: z.enum(['under_way', 'switched', 'failed']),
      failure: z.string().optional(),
    })
    .optional(),
})
export type ProjectionState = z.infer<typeof projectionState>

const answer = z.object({ items: z.array(projectionState) })

export const projectionStates = async (connection: Connection): Promise<readonly ProjectionState[]> =>
  answer.parse(await connection.call('GET', '/v1/projections')).items

/** Views and event processors, how far each is behind the log, and how much it has put aside. */
export const listProjections = async (connection: Connection): Promise<string> => {
  const rows = (await projectionStates(connection)).map(({ name, kind, version, lag, parked, rebuild }) => [
    name,
    kind,
    String(version),
    String(lag),
    String(parked),
    rebuild ? `${percentOf(rebuild)} %` : '',
  ])
  return table(['PROJECTION', 'KIND', 'VERSION', 'BEHIND', 'PARKED', 'REBUILD'], rows)
}

/** How much of the log a rebuild has read. */
export const percentOf = ({ partitions }: NonNullable<ProjectionState['rebuild']>): number => {
  const total = partitions.reduce((sum, { endOffset }) => sum + endOffset, 0)
  const read = partitions.reduce((sum, { nextOffset }) => sum + nextOffset, 0)
  return total === 0 ? 100 : Math.floor((Math.min(read, total) / total) * 100)
}
