import { inTransaction } from '@doorledger/database'
import { CLOCK, type Clock, DATABASE, LOGGER } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { findDoor } from '../../doors/configured-doors.js'
import { PASSAGES_OF } from '../../doors/passages-token.js'
import type { PassagesOf } from '../../doors/passages.js'
import { settleDoor } from '../../doors/settle-door.js'

const AT_ONCE = 100

interface DueDoor {
  readonly tenant_id: string
  readonly door_id: string
}

/** Doors that the passing of time changes now. */
@Injectable()
export class DueDoors {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PASSAGES_OF) private readonly passagesOf: PassagesOf,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A door that cannot be settled now keeps no other from it, and is due the next time. */
  async settle(): Promise<void> {
    const { rows } = await this.database.query<DueDoor>(DUE, [this.clock(), AT_ONCE])
    for (const { tenant_id: tenantId, door_id: doorId } of rows) {
      await this.settleOne(tenantId, doorId).catch((err: unknown) =>
        this.logger.warn({ err, doorId }, 'A door that is due cannot be settled yet'),
      )
    }
  }

  private settleOne(tenantId: string, doorId: string): Promise<void> {
    return inTransaction(this.database, async (client) => {
      const door = await findDoor(client, tenantId, doorId)
      if (door === undefined) await client.query(FORGET, [tenantId, doorId])
      else await settleDoor({ client, tenantId, door, now: this.clock(), passagesOf: this.passagesOf }, [])
    })
  }
}

const DUE = 'select tenant_id, door_id from door_states where due_at <= $1 order by due_at limit $2'
const FORGET = 'update door_states set due_at = null where tenant_id = $1 and door_id = $2'
