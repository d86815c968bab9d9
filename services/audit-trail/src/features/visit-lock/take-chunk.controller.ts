import { deviceAuditBlocks, deviceId, handedIn } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { DomainError } from '@doorledger/kernel'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type ScopedCaller,
  CLOCK,
  type Clock,
  COMMANDS,
  Scoped,
  Conveys,
  DATABASE,
  EVENT_LOG,
  RequiresInPremises,
  TakesBytes,
} from '@doorledger/service'
import { Body, Controller, Inject, Param, Put, Query } from '@nestjs/common'
import {
  ApiBody,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { auditTrailRequest } from '../../domain/audit-trail-request.js'
import { type TrailRequest } from '../../domain/trail-request.js'
import type { ArrivingChunk } from '../../domain/trail-transfer.js'
import { trailRequestStatus } from '../../trail-requests/trail-request-view.js'
import { requestsOfLocks } from '../../trail-requests/trail-requests.js'
import { findVisit } from '../../visits/find-visit.js'
import { MAX_CHUNK_BYTES, trailChunkOf } from './trail-chunk.js'

const query = z.strictObject({
  last: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .describe('Whether the trail ends with this chunk'),
})
const path = z.object({
  id: deviceId,
  visitId: z.uuid(),
  number: z.coerce.number().int('must be a whole number').min(0).max(100_000),
})

const answer = z.object({
  requestId: z.uuid(),
  requestStatus: trailRequestStatus.describe('What came after the request was closed is kept, and the request stays'),
  nextChunk: z.int().describe('Number of the chunk that is to come next'),
})
type Answer = z.infer<typeof answer>

@ApiTags('Phone visits')
@ApiNotFoundResponse({ description: 'There is no such visit' })
@Controller('v1/locks/:id/visits/:visitId/chunks')
export class TakeChunkController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Put(':number')
  @RequiresInPremises('lock:visit')
  @Conveys('audit-trail.hand-over')
  @TakesBytes({ limitBytes: MAX_CHUNK_BYTES })
  @ApiOperation({
    summary: 'Hand over a piece of the trail of a lock',
    description: 'In order, from 0. Success means that it is durable. The same chunk again is the same chunk.',
  })
  @ApiBody({
    schema: { type: 'object', description: 'An audit block as devices hand it in, or a list of its records' },
  })
  @ApiOkResponse({ standardSchema: answer })
  @ApiConflictResponse({ description: 'Not the next chunk, or not the same as before; `nextChunk` says what is' })
  @ApiResponse({ status: 413, description: 'More than 1 MiB, or more than 5,000 records' })
  @ApiResponse({ status: 422, description: 'Damaged on its way; send it again' })
  async take(
    @Param({ schema: path }) { id: lockId, visitId, number }: z.output<typeof path>,
    @Query({ schema: query }) { last: isLast }: z.output<typeof query>,
    @Body() sent: Buffer,
    @Scoped() caller: ScopedCaller,
  ): Promise<Answer> {
    const { task } = await findVisit(this.database, caller, { lockId, visitId })
    if (task?.task !== 'transfer_trail') {
      throw new DomainError('visit_transfers_nothing', 'conflict', 'This visit was not asked for the trail of the lock')
    }
    const at = this.clock()
    const { body, sha256, recordCount } = trailChunkOf(sent)
    const { tenantId, actor } = caller
    const block = handedIn({ tenantId, deviceId: lockId, body, at, actor, service: 'audit-trail', visitId })
    const { blockId } = block.data
    const chunk: ArrivingChunk = { visitId, number, isLast, sha256, blockId, recordCount }
    const command = { type: 'takeChunk', requestId: task.requestId, chunk, at } as const

    const { state } = await this.commands.find(requestsOfLocks, tenantId, lockId)
    const isNew = auditTrailRequest.decide(command, state).length > 0
    if (isNew) await this.log.append(deviceAuditBlocks.name, [recordOf(block)])
    const decision = await this.commands.handle({ aggregate: requestsOfLocks, id: lockId, by: caller, at }, command)
    return answerOf(decision.state as TrailRequest)
  }
}

const answerOf = ({ requestId, status, transfer }: TrailRequest): Answer => ({
  requestId,
  requestStatus: status,
  nextChunk: transfer?.chunks.length ?? 0,
})
