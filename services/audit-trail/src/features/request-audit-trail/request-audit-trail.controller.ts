import { deviceId } from '@doorledger/contracts'
import { DomainError, newId } from '@doorledger/kernel'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type ScopedCaller,
  CLOCK,
  type Clock,
  COMMANDS,
  Scoped,
  DATABASE,
  Performs,
  RequiresInPremises,
} from '@doorledger/service'
import { Controller, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { ApiAcceptedResponse, ApiConflictResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import type { RequestTimeouts, TrailRequest } from '../../domain/trail-request.js'
import { findLock } from '../../known-locks.js'
import { readStanding } from '../../lock-settings/read-standing.js'
import { REQUEST_TIMEOUTS } from '../../request-timeouts.js'
import { findRequest } from '../../trail-requests/find-request.js'
import { trailRequestView, type TrailRequestView, trailRequestViewOf } from '../../trail-requests/trail-request-view.js'
import { requestsOfLocks } from '../../trail-requests/trail-requests.js'

@ApiTags('Audit trail requests')
@Controller('v1/locks/:id/audit-trail-requests')
export class RequestAuditTrailController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(REQUEST_TIMEOUTS) private readonly timeouts: RequestTimeouts,
  ) {}

  @Post()
  @HttpCode(202)
  @RequiresInPremises('lock:request-audit-trail')
  @Performs('audit-trail.request')
  @ApiOperation({
    summary: 'Request the whole audit trail of a lock',
    description: 'Answers the open request when there is one. It waits until somebody who qualifies visits the lock.',
  })
  @ApiAcceptedResponse({ description: 'The request', standardSchema: trailRequestView })
  @ApiConflictResponse({ description: 'The lock does not collect audit trails; `remedy` says what to do' })
  @ApiNotFoundResponse({ description: 'There is no such lock' })
  async request(
    @Param('id', { schema: deviceId }) id: string,
    @Scoped() caller: ScopedCaller,
  ): Promise<TrailRequestView> {
    const { tenantId, actor } = caller
    const { lockKind } = await findLock(this.database, caller, id)
    if (lockKind === undefined) throw unknownKind()
    const { reported } = await readStanding(this.database, tenantId, id)
    const at = this.clock()
    const { state } = await this.commands.handle(
      { aggregate: requestsOfLocks, id, by: caller, at },
      {
        type: 'request',
        requestId: newId(at.getTime()),
        lockId: id,
        lockKind,
        by: actor,
        collecting: reported.collectsAuditTrails,
        at,
        timeouts: this.timeouts,
      },
    )
    const { requestId } = state as TrailRequest
    return trailRequestViewOf(await findRequest(this.database, caller, requestId))
  }
}

const unknownKind = () =>
  new DomainError('lock_kind_unknown', 'conflict', 'The lock has no lockKind, so its trail cannot be fetched', {
    remedy: ['set the attribute lockKind of the device to s50 or relay'],
  })
