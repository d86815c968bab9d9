import { OUTBOX } from '@doorledger/event-store'
import { linesOfText } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { discardDeadLetter, findDeadLetter, type RetryOutcome } from '@doorledger/projections'
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { type Caller, CurrentCaller } from '../access/caller.js'
import { Requires } from '../access/declared-access.js'
import { Performs } from '../audit/performs.js'
import { type Page, pageOf, pageQuery } from '../paging/page-query.js'
import { type RunningService, RunningServices, serviceName } from '../platform/running-services.js'
import { deadLettersPage } from './list-dead-letters.js'
import { type DeadLetterId, deadLetterId, printed } from './dead-letter-id.js'
import {
  type DeadLetterDetail,
  deadLetterDetail,
  type DeadLetterView,
  deadLetterView,
  viewOf,
} from './dead-letter-view.js'

const listQuery = z.strictObject({
  ...pageQuery.shape,
  projection: z.string().max(200).optional().describe('`<service>.<projection>`'),
  status: z.enum(['parked', 'retried', 'discarded']).default('parked'),
})
const settling = z.strictObject({ reason: linesOfText(500).describe('Why; kept with the event') })
const retryOutcome = z.object({
  retried: z.int().describe('Events of the key worked in now'),
  stillParked: z.int().describe('Events of the key that wait, the first because it failed again'),
})

/** Events that could not be worked into a view: each waits, with later ones of its key, for somebody's decision. */
@ApiTags('Operations')
@Controller('v1')
export class DeadLettersController {
  constructor(private readonly services: RunningServices) {}

  @Get('dead-letters')
  @Requires('operations:read')
  @ApiOperation({ summary: 'List dead letters' })
  @ApiOkResponse({ standardSchema: pageOf(deadLetterView) })
  list(@Query({ schema: listQuery }) query: z.infer<typeof listQuery>): Promise<Page<DeadLetterView>> {
    return deadLettersPage(this.services.all(), query)
  }

  @Get('services/:service/dead-letters')
  @Requires('operations:read')
  @ApiOperation({ summary: 'List dead letters of one service, wherever it runs' })
  @ApiOkResponse({ standardSchema: pageOf(deadLetterView) })
  listOf(
    @Param('service', { schema: serviceName }) name: string,
    @Query({ schema: listQuery }) query: z.infer<typeof listQuery>,
  ): Promise<Page<DeadLetterView>> {
    return deadLettersPage([this.services.named(name)], query)
  }

  @Get('dead-letters/:id')
  @Requires('operations:read')
  @ApiOperation({ summary: 'Read a dead letter with its value' })
  @ApiOkResponse({ standardSchema: deadLetterDetail })
  async read(@Param('id', { schema: deadLetterId }) id: DeadLetterId): Promise<DeadLetterDetail> {
    const { platform } = this.serviceOf(id)
    const event = await findDeadLetter(platform.database, id.id)
    return { ...viewOf({ service: id.service, event }), value: event.value }
  }

  @Post('dead-letters/:id/retry')
  @HttpCode(200)
  @Requires('operations:write')
  @Performs('dead-letter.retry')
  @ApiOperation({ summary: 'Work in the events of its key, in order, until one fails again' })
  @ApiOkResponse({ standardSchema: retryOutcome })
  async retry(
    @Param('id', { schema: deadLetterId }) id: DeadLetterId,
    @Body({ schema: settling }) { reason }: z.infer<typeof settling>,
    @CurrentCaller() caller: Caller,
  ): Promise<RetryOutcome> {
    const service = this.serviceOf(id)
    const { projection } = await findDeadLetter(service.platform.database, id.id)
    const outcome = await retrierOf(service, projection)(id.id, { by: caller.actor, reason })
    service.platform.logger.info({ deadLetter: printed(id), by: caller.actor, ...outcome }, 'a dead letter was retried')
    return outcome
  }

  @Post('dead-letters/:id/discard')
  @HttpCode(204)
  @Requires('operations:write')
  @Performs('dead-letter.discard')
  @ApiOperation({ summary: 'Leave the event out of its view for good' })
  @ApiNoContentResponse({ description: 'Discarded; later events of its key can be retried now' })
  async discard(
    @Param('id', { schema: deadLetterId }) id: DeadLetterId,
    @Body({ schema: settling }) { reason }: z.infer<typeof settling>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    const { platform } = this.serviceOf(id)
    await discardDeadLetter(platform.database, id.id, { by: caller.actor, reason })
    platform.logger.info({ deadLetter: printed(id), by: caller.actor }, 'a dead letter was discarded')
  }

  private serviceOf(id: DeadLetterId): RunningService {
    const service = this.services.find(id.service)
    if (service !== undefined) return service
    throw new DomainError('dead_letter_not_found', 'not_found', 'There is no such dead letter.', { id: printed(id) })
  }
}

const retrierOf = ({ work, retryOutbox }: RunningService, projection: string): RunningService['retryOutbox'] => {
  if (projection === OUTBOX) return retryOutbox
  const running = work().find(({ name }) => name === projection)
  if (running !== undefined) return (id, settlement) => running.retry(id, settlement)
  throw new DomainError('projection_not_running', 'conflict', `${projection} is not a projection of this release`)
}
