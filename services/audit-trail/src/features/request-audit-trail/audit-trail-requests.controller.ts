import { deviceId } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type ScopedCaller,
  CLOCK,
  type Clock,
  COMMANDS,
  Scoped,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  Performs,
  RequiresInPremises,
} from '@doorledger/service'
import { Controller, Delete, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { repeatable } from '../../access-log/access-event-query.js'
import { auditTrailRequest } from '../../domain/audit-trail-request.js'
import { isOpen } from '../../domain/trail-request.js'
import { newestOfLocks } from '../../newest-of-locks.js'
import { findRequest, trailRequests, type TrailRequestRow } from '../../trail-requests/find-request.js'
import {
  trailRequestStatus,
  trailRequestView,
  type TrailRequestView,
  trailRequestViewOf,
} from '../../trail-requests/trail-request-view.js'
import { requestsOfLocks } from '../../trail-requests/trail-requests.js'

const query = z.strictObject({
  ...pageQuery.shape,
  lock: deviceId.optional().describe('Requests for one lock'),
  status: repeatable(trailRequestStatus, 'Where they stand'),
})

const cursorKind = {
  name: 'audit-trail-requests',
  version: 1,
  position: z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]),
}

@ApiTags('Audit trail requests')
@Controller('v1/audit-trail-requests')
export class AuditTrailRequestsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @RequiresInPremises('access-log:read')
  @ApiOperation({ summary: 'Requests for the trails of locks, newest first' })
  @ApiOkResponse({ standardSchema: pageOf(trailRequestView) })
  async list(
    @Query({ schema: query }) { limit, cursor, lock, status }: z.output<typeof query>,
    @Scoped() caller: ScopedCaller,
  ): Promise<Page<TrailRequestView>> {
    const { tenantId, premises } = caller
    const page = keysetPage(cursorKind, { limit, cursor }, { tenantId, premises, lock, status })
    const question = { lock, status, after: page.after, limit: page.readLimit }
    const rows = await newestOfLocks<TrailRequestRow>(this.database, caller, trailRequests, question)
    return page.of(rows, trailRequestViewOf, (last) => [last.requested_at.toISOString(), last.request_id])
  }

  @Get(':requestId')
  @RequiresInPremises('access-log:read')
  @ApiOperation({ summary: 'One request' })
  @ApiOkResponse({ standardSchema: trailRequestView })
  @ApiNotFoundResponse({ description: 'There is no such request' })
  async find(
    @Param('requestId', { schema: z.uuid() }) requestId: string,
    @Scoped() caller: ScopedCaller,
  ): Promise<TrailRequestView> {
    return trailRequestViewOf(await findRequest(this.database, caller, requestId))
  }

  @Delete(':requestId')
  @RequiresInPremises('lock:request-audit-trail')
  @Performs('audit-trail-request.cancel')
  @ApiOperation({ summary: 'Cancel a request', description: 'Cancelling it again changes nothing.' })
  @ApiOkResponse({ description: 'The cancelled request', standardSchema: trailRequestView })
  @ApiConflictResponse({ description: 'It ended otherwise before' })
  @ApiNotFoundResponse({ description: 'There is no such request' })
  async cancel(
    @Param('requestId', { schema: z.uuid() }) requestId: string,
    @Scoped() caller: ScopedCaller,
  ): Promise<TrailRequestView> {
    const { lock_id: id, state } = await findRequest(this.database, caller, requestId)
    const cancel = { type: 'cancel', requestId, by: caller.actor } as const
    if (isOpen(state))
      await this.commands.handle({ aggregate: requestsOfLocks, id, by: caller, at: this.clock() }, cancel)
    else auditTrailRequest.decide(cancel, state) // as it ended, whatever was asked of the lock since
    return trailRequestViewOf(await findRequest(this.database, caller, requestId))
  }
}
