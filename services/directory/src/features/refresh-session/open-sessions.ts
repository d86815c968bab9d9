import { entitiesOf } from '@doorledger/database'
import { DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { OpenSession } from '../../domain/session-life.js'
import { sessionRows } from '../../sign-in-entities.js'

/** An open session, whose it is, and what its next token will say. */
export interface FoundSession extends OpenSession {
  readonly sessionId: string
  readonly tenantId: string
  readonly userId: string
  readonly client: string | null
  readonly mustChangePassword: boolean
}

/** The sessions that are open, with what became of their people since. */
@Injectable()
export class OpenSessions {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  async find(sessionId: string): Promise<FoundSession | undefined> {
    return (await this.select('session.session_id = $1', [sessionId]))[0]
  }

  /** Newest first, at most {@link SESSIONS_A_PAGE}. */
  ofUser(tenantId: string, userId: string): Promise<readonly FoundSession[]> {
    return this.select('session.tenant_id = $1 and session.user_id = $2', [tenantId, userId])
  }

  /** All of a person, however many. */
  async idsOfUser(tenantId: string, userId: string): Promise<readonly string[]> {
    const found = await entitiesOf(this.database).find(sessionRows, {
      select: { sessionId: true },
      where: { tenantId, userId },
      order: { sessionId: 'desc' },
    })
    return found.map((row) => row.sessionId)
  }

  /**
   * Those that may have to end, newest first, page by page: whether one does is decided by `dueEnding`. Sessions that
   * cannot be ended now are passed by, so they never hide older ones.
   */
  async *questionable(idleSince: Date, startedBefore: Date): AsyncGenerator<FoundSession> {
    let before: string | null = null
    do {
      const page: readonly FoundSession[] = await this.select(
        `(session.last_used_at <= $1 or session.started_at <= $2 or person.enabled is not true
          or person.erased_at is not null or ${PASSWORD_OUTDATED})
         and ($3::uuid is null or session.session_id < $3)`,
        [idleSince, startedBefore, before],
      )
      yield* page
      before = page.length < SESSIONS_A_PAGE ? null : page.at(-1)!.sessionId
    } while (before !== null)
  }

  /** Goes on with a session, when nobody else did meanwhile. */
  async refresh({ sessionId, generation }: FoundSession, at: Date): Promise<boolean> {
    const next = { generation: generation + 1, lastUsedAt: at }
    const { affected } = await entitiesOf(this.database).update(sessionRows, { sessionId, generation }, next)
    return affected === 1
  }

  private async select(condition: string, values: readonly unknown[]): Promise<readonly FoundSession[]> {
    const { rows } = await this.database.query<OpenSessionRow>(
      `select session.session_id, session.tenant_id, session.user_id, session.started_at, session.last_used_at,
              session.generation, session.client,
              person.enabled is true and person.erased_at is null as person_enabled,
              ${PASSWORD_OUTDATED} as password_outdated,
              coalesce(password.must_change, false) as must_change
         from sessions session
         left join people person using (tenant_id, user_id)
         left join passwords password using (tenant_id, user_id)
        where ${condition}
        order by session.session_id desc
        limit ${SESSIONS_A_PAGE}`,
      [...values],
    )
    return rows.map(sessionOf)
  }
}

const SESSIONS_A_PAGE = 500

/** Changed since the session began, but not in it. */
const PASSWORD_OUTDATED =
  '(coalesce(password.changed_at > session.started_at, false) and password.changed_in is distinct from session.session_id)'

interface OpenSessionRow {
  readonly session_id: string
  readonly tenant_id: string
  readonly user_id: string
  readonly started_at: Date
  readonly last_used_at: Date
  readonly generation: number
  readonly client: string | null
  readonly person_enabled: boolean
  readonly password_outdated: boolean
  readonly must_change: boolean
}

const sessionOf = (row: OpenSessionRow): FoundSession => ({
  sessionId: row.session_id,
  tenantId: row.tenant_id,
  userId: row.user_id,
  startedAt: row.started_at,
  lastUsedAt: row.last_used_at,
  generation: row.generation,
  client: row.client,
  isPersonEnabled: row.person_enabled,
  isPasswordOutdated: row.password_outdated,
  mustChangePassword: row.must_change,
})
