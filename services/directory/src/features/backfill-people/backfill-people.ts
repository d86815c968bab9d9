import { eventReader, type UserEvent, userEvents } from '@doorledger/contracts'
import { inTransaction } from '@doorledger/database'
import { type CommandHandler } from '@doorledger/event-store'
import type { PersonKeys } from '@doorledger/privacy'
import { COMMANDS, DATABASE, LOGGER } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { people } from '../../aggregates/people.js'
import { PERSON_KEYS } from '../../personal-data/person-keys.js'
import { fillUsernameKeys } from './fill-username-keys.js'
import {
  FORGET_EXTERNAL_IDS,
  FORGET_OUTDATED,
  INSERT_EXTERNAL_IDS,
  INSERT_MISSING,
  MISSING,
  type MissingPerson,
  type MissingRow,
  WHAT_EVENTS_SAY,
} from './backfill-statements.js'
import { type BackfilledRow, backfilledRow } from './backfilled-row.js'

const BATCH = 500
const readUserEvent = eventReader<UserEvent>(userEvents)

/**
 * Fills the list of people from their events wherever it lacks somebody: after a restore, since backups leave it out,
 * or after a migration that emptied it. The latest event of each person holds everything; without the person's key
 * nothing personal comes back. Whoever a restored history takes for present, although the key was destroyed since, is
 * erased again, so that other services hear of it too.
 */
@Injectable()
export class BackfillPeople implements OnApplicationBootstrap {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(PERSON_KEYS) private readonly keys: PersonKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await fillUsernameKeys(this.database)
    await this.database.query(FORGET_OUTDATED)
    const { rows: missing } = await this.database.query<MissingPerson>(MISSING)
    for (let start = 0; start < missing.length; start += BATCH) {
      await this.fill(await this.whatEventsSay(missing.slice(start, start + BATCH)))
    }
    if (missing.length > 0) this.logger.info({ people: missing.length }, 'The list of people was filled from events')
  }

  private async whatEventsSay(missing: readonly MissingPerson[]): Promise<readonly MissingRow[]> {
    const { rows } = await this.database.query<MissingRow>(WHAT_EVENTS_SAY, [
      missing.map(({ tenant_id }) => tenant_id),
      missing.map(({ stream }) => stream),
      missing.map(({ version }) => version),
    ])
    return rows
  }

  private async fill(missing: readonly MissingRow[]): Promise<void> {
    for (const [tenantId, rows] of Map.groupBy(missing, ({ tenant_id }) => tenant_id)) {
      const filled = await this.rowsOf(tenantId, rows)
      const text = JSON.stringify(filled)
      await inTransaction(this.database, async (client) => {
        await client.query(INSERT_MISSING, [text])
        await client.query(FORGET_EXTERNAL_IDS, [text])
        await client.query(INSERT_EXTERNAL_IDS, [text])
      })
      for (const row of filled) if (row.isErasedSince) await this.eraseAgain(row)
    }
  }

  private async rowsOf(tenantId: string, rows: readonly MissingRow[]): Promise<readonly BackfilledRow[]> {
    const events = rows.map(({ value, created_at: createdAt }) => ({ event: readUserEvent(value)!, createdAt }))
    const ids = events.map(({ event }) => event.data.userId)
    const keys = await this.keys.find(tenantId, ids)
    return events.map(({ event, createdAt }) => backfilledRow(event, createdAt, keys.get(event.data.userId)))
  }

  private async eraseAgain({ tenant_id: tenantId, user_id: id, version }: BackfilledRow): Promise<void> {
    await this.commands.handle(
      { aggregate: people, id, by: { tenantId, actor: 'system' } },
      { type: 'erase', expectedVersion: version, isLastAdministrator: false },
    )
  }
}
