import { inTransaction } from '@doorledger/database'
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '../platform/service-platform.js'
import { CLOCK, DATABASE, LOGGER } from '../platform/tokens.js'

const HOUR_MS = 3_600_000
const MONTHS_BACK = 13
const MONTHS_AHEAD = 2

/** Injection token: names of the tables that are partitioned by month. */
export const MONTHLY_TABLES = Symbol('MONTHLY_TABLES')

/**
 * Sees to it that the tables by month have their months: at start and every hour. Until a month is made its rows lie
 * in the default partition, so a day on which it does not succeed costs nothing.
 */
@Injectable()
export class MonthKeeper implements OnApplicationBootstrap, OnModuleDestroy {
  private running: Promise<void> = Promise.resolve()

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MONTHLY_TABLES) private readonly tables: readonly string[],
  ) {}

  onApplicationBootstrap(): void {
    void this.keep()
  }

  onModuleDestroy(): Promise<void> {
    return this.running
  }

  @Interval(HOUR_MS)
  keep(): Promise<void> {
    this.running = this.ensure().catch((err: unknown) =>
      this.logger.warn({ err }, 'Cannot make the partitions of coming months yet'),
    )
    return this.running
  }

  private async ensure(): Promise<void> {
    for (const table of this.tables) {
      const made = await ensureMonths(this.database, table, this.clock())
      if (made > 0) this.logger.info({ table, made }, 'Made partitions for months')
    }
  }
}

/** Makes the months a table lacks, by the service's own `ensure_months`; answers how many. Gives up rather than keep writers waiting for a long reader. */
export const ensureMonths = (database: Pool, table: string, today: Date): Promise<number> =>
  inTransaction(database, async (client) => {
    await client.query(`set local lock_timeout = '3s'`)
    const { rows } = await client.query<{ made: number }>('select ensure_months($1, $2, $3, $4) as made', [
      table,
      MONTHS_BACK,
      MONTHS_AHEAD,
      today,
    ])
    return rows[0]?.made ?? 0
  })
