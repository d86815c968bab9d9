import type { CommandHandler } from '@doorledger/event-store'
import { type Caller, COMMANDS, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { PurgeRequest } from '../domain/purge.js'
import { countedPurge } from './counted-purge.js'
import { purges } from './purge-aggregates.js'
import type { PurgeView } from './purge-view.js'
import { SECOND_PERSON } from './second-person.js'

/** Has a deletion counted that nobody can confirm: it gets no token. */
@Injectable()
export class CountPurge {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(SECOND_PERSON) private readonly secondPerson: boolean,
  ) {}

  async count(by: Caller, at: Date, request: PurgeRequest): Promise<PurgeView> {
    const { purgeId } = request
    await this.commands.handle({ aggregate: purges, id: purgeId, by, at }, { type: 'preview', request })
    return countedPurge(this.database, { tenantId: by.tenantId, purgeId, secondPerson: this.secondPerson })
  }
}
