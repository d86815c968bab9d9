import type { StreamPosition } from '@doorledger/kernel'
import type { Pool } from 'pg'

/** A view whose new rows are streamed, by name and topic. */
export interface StreamedView {
  readonly name: string
  readonly topic: string
}

/**
 * How far a view has got. Rows and checkpoint are written in one transaction, so whoever sees the checkpoint
 * sees the rows, and no row below it can appear later, but those of dead letters that are retried
 * (docs/adr/0003).
 */
export const readHorizon = async (database: Pool, { name, topic }: StreamedView): Promise<StreamPosition> => {
  const { rows } = await database.query<{ partition: number; next_offset: number }>(
    'select partition, next_offset from checkpoints where projection = $1 and topic = $2',
    [name, topic],
  )
  return new Map(rows.map(({ partition, next_offset }) => [partition, next_offset]))
}
