import { erasureRefusalGround, erasureRequest, type ErasureRequest, erasureRequestStatus } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { dayAfter, dayIn, DomainError, newId } from '@doorledger/kernel'
import { type Caller, COMMANDS, CurrentCaller, DATABASE, Performs, Requires, SiteClock } from '@doorledger/service'
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common'
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { ANSWERED_WITHIN, type ErasureRequestCommand, unknownRequest } from '../../domain/erasure-request.js'
import { erasureRequests } from '../../erasures/erasure-requests.js'
import { erasureRequestView, type ErasureRequestView, requestShown } from './erasure-request-view.js'
import { holdsOnPeople } from './holds-on-person.js'
import { requirePerson } from './require-person.js'

const { userId, basis, reference, receivedAt } = erasureRequest.shape
const { reason } = erasureRequest.shape.refusal.unwrap().shape
const request = z.strictObject({
  userId,
  basis,
  reference,
  receivedAt: receivedAt.optional().describe('By default now'),
})
const putOff = z.strictObject({ reason })
const refuse = z.strictObject({ ground: erasureRefusalGround, reason })
const query = z.strictObject({
  status: erasureRequestStatus.optional(),
  overdue: z.stringbool().optional().describe('Whether it is open past its last day; both when left out'),
})
const id = z.uuid()

const MOST_SHOWN = 500

/** Who asks to be erased, and by when the law wants an answer. */
@ApiTags('Retention')
@Controller('v1/retention/erasure-requests')
export class ErasureRequestsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
  ) {}

  @Get()
  @Requires('retention:read')
  @ApiOperation({
    summary: 'List requests to be erased',
    description: `Open ones first, by their last day; ${MOST_SHOWN} at most.`,
  })
  @ApiOkResponse({ standardSchema: z.object({ items: z.array(erasureRequestView) }) })
  async list(
    @Query({ schema: query }) { status, overdue }: z.output<typeof query>,
    @CurrentCaller() { tenantId }: Caller,
  ): Promise<{ items: readonly ErasureRequestView[] }> {
    const { zone, now } = this.site.now()
    const values = [tenantId, status, overdue, dayIn(zone, now), MOST_SHOWN]
    const { rows } = await this.database.query<{ state: ErasureRequest }>(LIST, values)
    return {
      items: await this.shown(
        tenantId,
        rows.map(({ state }) => state),
      ),
    }
  }

  @Get(':id')
  @Requires('retention:read')
  @ApiOperation({ summary: 'One request to be erased' })
  @ApiOkResponse({ standardSchema: erasureRequestView })
  @ApiNotFoundResponse({ description: 'There is no such request' })
  async find(@Param('id', { schema: id }) id: string, @CurrentCaller() caller: Caller): Promise<ErasureRequestView> {
    const { state } = await this.commands.find(erasureRequests, caller.tenantId, id)
    if (state === undefined) throw unknownRequest()
    return this.oneShown(caller.tenantId, state)
  }

  @Post()
  @Requires('retention:write')
  @Performs('erasure-request.receive')
  @ApiOperation({
    summary: 'Record that somebody asks to be erased',
    description:
      'There is a month to answer. `DELETE /v1/users/{id}/personal-data` erases the person, which carries the request out.',
  })
  @ApiCreatedResponse({ description: 'The request', standardSchema: erasureRequestView })
  @ApiConflictResponse({ description: 'The person is erased, or another request is open' })
  async receive(
    @Body({ schema: request }) asked: z.output<typeof request>,
    @CurrentCaller() caller: Caller,
  ): Promise<ErasureRequestView> {
    const { zone, now } = this.site.now()
    const receivedAt = asked.receivedAt ?? now.toISOString()
    if (new Date(receivedAt) > now) throw inFuture()
    await requirePerson(this.database, caller.tenantId, asked.userId)
    const requestId = newId()
    const dueOn = dayAfter(dayIn(zone, new Date(receivedAt)), ANSWERED_WITHIN)
    return this.handle(caller, requestId, {
      type: 'receive',
      request: { ...asked, requestId, receivedAt, dueOn, status: 'open' },
    })
  }

  @Post(':id/extend')
  @HttpCode(200)
  @Requires('retention:write')
  @Performs('erasure-request.extend')
  @ApiOperation({ summary: 'Take two months more to answer', description: 'Once. The person has to be told why.' })
  @ApiOkResponse({ standardSchema: erasureRequestView })
  @ApiNotFoundResponse({ description: 'There is no such request' })
  @ApiConflictResponse({ description: 'It is answered, or was put off before' })
  extend(
    @Param('id', { schema: id }) id: string,
    @Body({ schema: putOff }) { reason }: z.output<typeof putOff>,
    @CurrentCaller() caller: Caller,
  ): Promise<ErasureRequestView> {
    return this.handle(caller, id, { type: 'extend', by: caller.actor, at: this.now(), reason })
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Requires('retention:write')
  @Performs('erasure-request.refuse')
  @ApiOperation({ summary: 'Refuse to erase somebody', description: 'On one of the grounds that the law names.' })
  @ApiOkResponse({ standardSchema: erasureRequestView })
  @ApiNotFoundResponse({ description: 'There is no such request' })
  @ApiConflictResponse({ description: 'It is answered, or `legal_hold` is given and no hold names the person' })
  async refuse(
    @Param('id', { schema: id }) id: string,
    @Body({ schema: refuse }) refusal: z.output<typeof refuse>,
    @CurrentCaller() caller: Caller,
  ): Promise<ErasureRequestView> {
    const { holdIds } = await this.find(id, caller)
    return this.handle(caller, id, { type: 'refuse', by: caller.actor, at: this.now(), ...refusal, holdIds })
  }

  private async handle(caller: Caller, id: string, command: ErasureRequestCommand): Promise<ErasureRequestView> {
    const target = { aggregate: erasureRequests, id, by: caller, at: this.site.now().now }
    const { state } = await this.commands.handle(target, command)
    return this.oneShown(caller.tenantId, state!)
  }

  private async oneShown(tenantId: string, request: ErasureRequest): Promise<ErasureRequestView> {
    const [shown] = await this.shown(tenantId, [request])
    return shown!
  }

  private async shown(tenantId: string, requests: readonly ErasureRequest[]): Promise<readonly ErasureRequestView[]> {
    const people = requests.map(({ userId }) => userId)
    const holdsOn = await holdsOnPeople(this.database, tenantId, people)
    return requests.map((one) => requestShown(one, holdsOn(one.userId), this.site.now()))
  }

  private now(): string {
    return this.site.now().now.toISOString()
  }
}

const inFuture = (): DomainError =>
  new DomainError('time_in_future', 'invalid', 'receivedAt: must not be in the future', { field: 'receivedAt' })

const LIST = `
  select state from erasure_requests
  where tenant_id = $1 and ($2::text is null or status = $2)
    and ($3::boolean is null or (status = 'open' and due_on < $4::date) = $3)
  order by status <> 'open', case when status = 'open' then due_on end, received_at desc
  limit $5`
