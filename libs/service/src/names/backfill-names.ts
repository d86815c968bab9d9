import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import type { Pool } from 'pg'
import { DATABASE } from '../platform/tokens.js'
import { namesOverTime } from './names-over-time.js'

/**
 * Has the names read again from the log's beginning where there are none: backups leave them out, so that no copy of a
 * name outlives an erasure. What was sealed under a key that is there no more does not come back.
 */
@Injectable()
export class BackfillNames implements OnModuleInit {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  /** Before views are read on. */
  async onModuleInit(): Promise<void> {
    await this.database.query(
      'delete from checkpoints where projection = $1 and not exists (select from names_over_time)',
      [namesOverTime.name],
    )
  }
}
