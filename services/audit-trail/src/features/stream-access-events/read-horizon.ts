import type { StreamPosition } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { accessLog } from '../../domain/access-log.js'

/**
 * How far the access log has got. Rows and checkpoint are written in one transaction, so whoever sees the checkpoint
 * sees the rows, and no row below it can appear later, but those of dead letters that are retried
 * (docs/adr/0003).
 */
export const readHorizon = async (database: Pool): Promise<StreamPosition> => {
  const { rows } = await database.query<{ partition: number; next_offset: number }>(
    'select partition, next_offset from checkpoints where projection = $1 and topic = $2',
    [accessLog.name, accessLog.topic],
  )
  return new Map(rows.map(({ partition, next_offset }) => [partition, next_offset]))
}
