import type { Pool } from 'pg'
import type { ProjectionIdentity } from './checkpoint.js'
import type { PartitionAssignment } from './partition-assignment.js'

/** Postgres brings to the disk by itself what was committed, within three times `wal_writer_delay`: 0.6 s by default. */
const LOOK_AFTER_MS = 5_000

/**
 * A crash of Postgres takes back what was committed just before, since nobody waited for the disk. Whoever writes to a
 * partition again finds its checkpoint moved back; when nothing more comes, nobody would. So what was written is looked
 * after once it must be on the disk, and again when Postgres does not answer.
 */
export class DurabilityCheck {
  #timer: NodeJS.Timeout | undefined
  #wroteSince = false
  #isStopped = false

  constructor(private readonly check: () => Promise<void>) {}

  /** Something was committed: it will be looked after. */
  wrote(): void {
    this.#wroteSince = true
    if (this.#isStopped) return
    this.#timer ??= setTimeout(() => void this.#lookNow(), LOOK_AFTER_MS).unref()
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  async #lookNow(): Promise<void> {
    this.#wroteSince = false
    const isAnswered = await this.check().then(
      () => true,
      () => false,
    )
    this.#timer = undefined
    if (this.#wroteSince || !isAnswered) this.wrote()
  }
}

/** The partitions whose checkpoint is behind what we wrote to it. */
export const notDurable = async (
  database: Pool,
  { projection, topic }: ProjectionIdentity,
  assignments: readonly PartitionAssignment[],
): Promise<readonly number[]> => {
  const { rows } = await database.query<{ partition: number }>(
    `select partition from checkpoints
       join unnest($3::integer[], $4::bigint[], $5::bigint[]) as ours (partition, epoch, written) using (partition)
     where projection = $1 and topic = $2 and checkpoints.epoch <= ours.epoch and next_offset < written`,
    [
      projection,
      topic,
      assignments.map(({ partition }) => partition),
      assignments.map(({ epoch }) => epoch),
      assignments.map(({ written }) => written),
    ],
  )
  return rows.map(({ partition }) => partition)
}
