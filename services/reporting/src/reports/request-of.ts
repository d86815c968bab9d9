import { DomainError } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { reportKinds } from '../domain/report-kinds.js'
import { isReached, positionsInTurn } from '../domain/report-position.js'
import type { ReportRequest } from '../domain/report.js'

type Wanted = Omit<ReportRequest, 'asOf' | 'premises'> & {
  readonly asOf: number[] | undefined
  readonly premises: readonly string[] | undefined
}

/**
 * What is asked for, as of now where no position is named: as far as this service has read the log.
 * @throws {DomainError} `position_not_reached`
 */
export const requestOf = async (
  database: Pool,
  { asOf, premises, filter, ...rest }: Wanted,
  now: Date,
): Promise<ReportRequest> => {
  const { projections, isOfDate = false } = reportKinds[rest.kind]
  const reached = await positionOf(database, projections)
  if (asOf !== undefined && !isReached(asOf, reached)) {
    const field = 'asOf'
    throw new DomainError('position_not_reached', 'invalid', `${field}: the log is not read that far`, { field })
  }
  return {
    ...rest,
    filter: isOfDate ? { ...filter, to: filter.to ?? now.toISOString() } : filter,
    asOf: asOf ?? reached,
    ...(premises !== undefined && { premises: [...premises] }),
  }
}

const positionOf = async (database: Pool, projections: readonly string[]): Promise<number[]> => {
  const { rows } = await database.query<{ projection: string; partition: number; next_offset: number }>(
    'select projection, partition, next_offset from checkpoints where projection = any ($1)',
    [projections],
  )
  return positionsInTurn(
    projections.map((name) => {
      const own = rows.filter(({ projection }) => projection === name)
      return new Map(own.map(({ partition, next_offset: next }) => [partition, Number(next)]))
    }),
  )
}
