import { accessType, reason } from '@doorledger/contracts'
import { scopedReads } from '@doorledger/database'
import {
  DATABASE,
  requirePersonWithin,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
  Views,
} from '@doorledger/service'
import { Controller, Get, Inject, Param } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { readerOf } from '../../access-log/access-event-query.js'
import { type AccessEventRow, accessEventView } from '../../access-log/access-event-view.js'
import { attemptsShown } from '../../access-log/attempts-shown.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'
import { reasonText } from '../../domain/shown-reason.js'
import { listAccessEvents } from '../../access-log/list-access-events.js'
import { failuresIn } from './failure-run.js'

const lastAccess = z.object({
  userId: z.uuid(),
  lastGranted: accessEventView.nullable().describe('The newest grant: who went in lately may still be there'),
  lastAttempt: accessEventView.nullable().describe('The newest attempt, however it ended'),
})

const instant = z.iso.datetime({ precision: 3 })
const failureRun = z.object({
  userId: z.uuid(),
  lastGrantedAt: instant.nullable(),
  count: z.int().describe('Denials in a row, since the last grant'),
  items: z.array(
    z.object({
      reason,
      reasonText: z.string(),
      accessType,
      count: z.int(),
      firstAt: instant,
      lastAt: instant,
    }),
  ),
})

type Outcome = NonNullable<AccessEventFilter['outcome']>
const GRANTED: Outcome = { results: ['granted'], duress: false }
const DENIED: Outcome = { results: ['denied'], duress: false }

/** What the access log says of one person. */
@ApiTags('Access log')
@ApiNotFoundResponse({ description: 'There is no such person' })
@Controller('v1/users/:id')
@RequiresInPremises('access-log:read')
export class ShowPersonController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get('last-access')
  @Views('access-log.read', 'id')
  @ApiOperation({
    summary: 'When somebody was last let in',
    description: 'Of all time: before an account is closed, it shows whether its holder may still be on site.',
  })
  @ApiOkResponse({ standardSchema: lastAccess })
  async lastAccess(
    @Param('id', { schema: z.uuid() }) userId: string,
    @Scoped() caller: ScopedCaller,
  ): Promise<z.infer<typeof lastAccess>> {
    await requirePersonWithin(this.database, caller, userId)
    const [granted, attempt] = await Promise.all([this.newest(caller, userId, GRANTED), this.newest(caller, userId)])
    const reader = readerOf(caller)
    const shown = async (row: AccessEventRow | undefined) =>
      row === undefined ? null : (await attemptsShown(this.database, [row], reader))[0]!
    return { userId, lastGranted: await shown(granted), lastAttempt: await shown(attempt) }
  }

  @Get('failures')
  @Views('access-log.read', 'id')
  @ApiOperation({
    summary: 'How often somebody was refused in a row',
    description: 'Since the last grant, by reason: wrong PINs with a right card say that a PIN was forgotten.',
  })
  @ApiOkResponse({ standardSchema: failureRun })
  async failures(
    @Param('id', { schema: z.uuid() }) userId: string,
    @Scoped() caller: ScopedCaller,
  ): Promise<z.infer<typeof failureRun>> {
    await requirePersonWithin(this.database, caller, userId)
    const granted = await this.newest(caller, userId, GRANTED)
    const since = granted === undefined ? {} : { from: granted.occurred_at }
    const filter = { reader: readerOf(caller), time: since, users: [userId], outcome: DENIED }
    const run = await failuresIn(scopedReads(this.database, caller), filter)
    return {
      userId,
      lastGrantedAt: granted?.occurred_at.toISOString() ?? null,
      count: run.reduce((sum, { count }) => sum + count, 0),
      items: run.map((each) => ({
        reason: each.reason,
        reasonText: reasonText(each.reason, each.access_type),
        accessType: each.access_type,
        count: each.count,
        firstAt: each.first_at.toISOString(),
        lastAt: each.last_at.toISOString(),
      })),
    }
  }

  private async newest(caller: ScopedCaller, userId: string, outcome?: Outcome): Promise<AccessEventRow | undefined> {
    const filter = { reader: readerOf(caller), time: {}, users: [userId], outcome }
    const rows = await listAccessEvents(scopedReads(this.database, caller), filter, { order: 'desc', limit: 1 })
    return rows[0]
  }
}
