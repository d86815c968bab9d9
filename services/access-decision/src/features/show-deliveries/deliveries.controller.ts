import { DomainError } from '@doorledger/kernel'
import type { CommandHandler } from '@doorledger/event-store'
import {
  CLOCK,
  type Clock,
  COMMANDS,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  Performs,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
} from '@doorledger/service'
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common'
import { ApiAcceptedResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { GIVE_UP_AFTER_SEC } from '../../domain/subscriptions/retry-policy.js'
import { findSubscription } from '../../subscriptions/subscription-rows.js'
import { type DeliveryRow, deliveryStatus, deliveryView, type DeliveryView, viewOf } from './delivery-view.js'

const query = z.strictObject({ ...pageQuery.shape, status: deliveryStatus.optional() })
const position = z.coerce.number().pipe(z.int().min(0).max(Number.MAX_SAFE_INTEGER))
const resumption = z.strictObject({
  afterPosition: z.int().min(0).max(Number.MAX_SAFE_INTEGER).describe('The last one that the receiver has'),
})
const cursorKind = { name: 'deliveries', version: 1, position: z.int() }

/** What a subscriber was told, is to be told, and could not be told. Kept for 30 days. */
@ApiTags('Subscriptions')
@ApiNotFoundResponse({ description: 'There is no such subscription or delivery' })
@Controller('v1/subscriptions/:id')
export class DeliveriesController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('deliveries')
  @RequiresInPremises('subscription:read')
  @ApiOperation({ summary: 'What a subscriber was told', description: 'Newest first.' })
  @ApiOkResponse({ description: 'A page of deliveries', standardSchema: pageOf(deliveryView) })
  async list(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: query }) { limit, cursor, status }: z.infer<typeof query>,
  ): Promise<Page<DeliveryView>> {
    // Whoever may see the subscription may see what it was told: deliveries lie nowhere themselves.
    await findSubscription(this.database, caller, id)
    const page = keysetPage(cursorKind, { limit, cursor }, { id, status })
    const values = [caller.tenantId, id, status, page.after, page.readLimit]
    const { rows } = await this.database.query<DeliveryRow>(LIST, values)
    return page.of(rows, viewOf, (last) => Number(last.position))
  }

  @Post('deliveries/:position/resend')
  @HttpCode(202)
  @RequiresInPremises('subscription:write')
  @Performs('subscription.resend')
  @ApiOperation({
    summary: 'Tell a subscriber again of an event',
    description: 'Under the same position and event id, byte for byte. One that failed is offered for another day.',
  })
  @ApiAcceptedResponse({ description: 'The delivery, pending', standardSchema: deliveryView })
  async resend(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('position', { schema: position }) at: number,
  ): Promise<DeliveryView> {
    await findSubscription(this.database, caller, id)
    const values = [caller.tenantId, id, this.clock(), GIVE_UP_AFTER_SEC, at]
    const { rows } = await this.database.query<DeliveryRow>(`${AGAIN} and position = $5 returning *`, values)
    if (rows[0] === undefined) throw new DomainError('delivery_not_found', 'not_found', 'There is no such delivery')
    await this.report(caller, id)
    return viewOf(rows[0])
  }

  @Post('resume')
  @HttpCode(202)
  @RequiresInPremises('subscription:write')
  @Performs('subscription.resume')
  @ApiOperation({
    summary: 'Tell a subscriber again of everything after a position',
    description: 'For a receiver that lost what it was told since: of the last 30 days, in order.',
  })
  @ApiAcceptedResponse({ description: 'How many', standardSchema: z.object({ queued: z.int() }) })
  async resume(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: resumption }) { afterPosition }: z.infer<typeof resumption>,
  ): Promise<{ readonly queued: number }> {
    await findSubscription(this.database, caller, id)
    const values = [caller.tenantId, id, this.clock(), GIVE_UP_AFTER_SEC, afterPosition]
    const { rowCount } = await this.database.query(`${AGAIN} and position > $5`, values)
    await this.report(caller, id)
    return { queued: rowCount ?? 0 }
  }

  private async report(caller: ScopedCaller, id: string): Promise<void> {
    if (caller.action !== undefined) caller.action.target = { kind: 'subscription', id }
    await this.commands.report(caller, { outcome: 'done', changes: [] })
  }
}

const LIST = `
  select * from deliveries
  where tenant_id = $1 and subscription_id = $2 and ($3::text is null or status = $3)
    and ($4::bigint is null or position < $4)
  order by position desc limit $5`
/** The receiver is tried at once, however often it failed. */
const AGAIN = `
  with awake as (
    update subscriptions set due_at = $3 where tenant_id = $1 and subscription_id = $2
  )
  update deliveries set status = 'pending', due_at = $3, give_up_at = $3::timestamptz + make_interval(secs => $4)
  where tenant_id = $1 and subscription_id = $2`
