import type { Pool } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { StoredRecord } from '../event-log.js'
import { recordsOfCopy } from './copy-out.js'

export interface BatchLimits {
  readonly records: number
  /** of the values; the record that passes it is the last of its batch, so there is always one */
  readonly bytes: number
}

export interface PartitionPlace {
  readonly topicId: number
  readonly partition: number
  readonly offset: number
}

export interface ReadRecords {
  readonly records: readonly StoredRecord[]
  /** that nothing was left behind because of the limits; at worst a last look finds nothing */
  readonly complete: boolean
}

const READ_TIMEOUT_MS = 30_000

/** The next records at or after a place, in offset order. */
export const readRecords = async (pool: Pool, place: PartitionPlace, limits: BatchLimits): Promise<ReadRecords> => {
  const bytes = await copyOut(pool, selectAt(place, limits))
  const records = recordsOfCopy(bytes)
  return { records, complete: records.length < limits.records && bytes.length < limits.bytes }
}

/** COPY takes no parameters; all that goes in are numbers. */
const selectAt = ({ topicId, partition, offset }: PartitionPlace, limits: BatchLimits): string => `copy (
  select "offset", appended_at, key, value, headers from (
    select *, octet_length(value) as size, sum(octet_length(value)) over (order by "offset" rows unbounded preceding) as sum
    from event_log.records
    where topic_id = ${topicId} and partition = ${partition} and "offset" >= ${offset}
    order by "offset" limit ${limits.records}
  ) bounded where sum - size < ${limits.bytes} order by "offset"
) to stdout (format binary)`

const copyOut = async (pool: Pool, sql: string): Promise<Buffer> => {
  const client = await pool.connect()
  const rows = client.query(copyTo(sql))
  const timer = setTimeout(() => rows.destroy(new Error('The log took too long to read')), READ_TIMEOUT_MS)
  try {
    const chunks: Buffer[] = []
    for await (const chunk of rows) chunks.push(chunk as Buffer)
    client.release()
    return Buffer.concat(chunks)
  } catch (error) {
    client.release(true)
    throw error
  } finally {
    clearTimeout(timer)
  }
}
