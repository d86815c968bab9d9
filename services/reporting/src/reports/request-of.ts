import type { Pool } from 'pg'
import { reportKinds } from '../domain/report-kinds.js'
import type { ReportRequest } from '../domain/report.js'

type Wanted = Omit<ReportRequest, 'asOf' | 'premises'> & {
  readonly asOf: number[] | undefined
  readonly premises: readonly string[] | undefined
}

/** What is asked for, as of now where no position is named: as far as this service has read the log. */
export const requestOf = async (database: Pool, { asOf, premises, ...rest }: Wanted): Promise<ReportRequest> => ({
  ...rest,
  asOf: asOf ?? (await positionOf(database, reportKinds[rest.kind].projection)),
  ...(premises !== undefined && { premises: [...premises] }),
})

const positionOf = async (database: Pool, projection: string): Promise<number[]> => {
  const { rows } = await database.query<{ partition: number; next_offset: number }>(
    'select partition, next_offset from checkpoints where projection = $1',
    [projection],
  )
  const offsets: number[] = Array.from({ length: Math.max(0, ...rows.map(({ partition }) => partition + 1)) }, () => 0)
  for (const { partition, next_offset: next } of rows) offsets[partition] = Number(next)
  return offsets
}
