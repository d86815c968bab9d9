import {
  DATABASE,
  ExpectedVersion,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  Performs,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
  TaggedByVersion,
} from '@doorledger/service'
import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common'
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findSubscription, listSubscriptions } from '../../subscriptions/subscription-rows.js'
import { ChangeSubscriptions } from './change-subscriptions.js'
import { RefuseSubscription } from './refuse-subscription.js'
import {
  type CreatedSubscription,
  createdSubscription,
  newSubscription,
  replacement,
  rotatedSecret,
  type SubscriptionRequest,
  type SubscriptionView,
  subscriptionView,
  viewOf,
} from './subscription-request.js'

const cursorKind = { name: 'subscriptions', version: 1, position: z.uuid() }

/** Who outside is told of events, by webhook or mail. */
@ApiTags('Subscriptions')
@Controller('v1/subscriptions')
export class SubscriptionsController {
  constructor(
    private readonly changes: ChangeSubscriptions,
    private readonly refuse: RefuseSubscription,
    @Inject(DATABASE) private readonly database: Pool,
  ) {}

  @Get()
  @RequiresInPremises('subscription:read')
  @ApiOperation({ summary: 'List subscriptions', description: 'Oldest first.' })
  @ApiOkResponse({ description: 'A page of them', standardSchema: pageOf(subscriptionView) })
  async list(
    @Scoped() caller: ScopedCaller,
    @Query({ schema: pageQuery }) query: z.infer<typeof pageQuery>,
  ): Promise<Page<SubscriptionView>> {
    const page = keysetPage(cursorKind, query)
    const rows = await listSubscriptions(this.database, caller, { after: page.after, limit: page.readLimit })
    return page.of(rows, viewOf, (last) => last.subscription_id)
  }

  @Get(':id')
  @TaggedByVersion()
  @RequiresInPremises('subscription:read')
  @ApiOperation({ summary: 'Show a subscription' })
  @ApiOkResponse({ description: 'The subscription', standardSchema: subscriptionView })
  @ApiNotFoundResponse({ description: 'There is no such subscription' })
  async show(@Scoped() caller: ScopedCaller, @Param('id', { schema: z.uuid() }) id: string): Promise<SubscriptionView> {
    return viewOf(await findSubscription(this.database, caller, id))
  }

  @Post()
  @TaggedByVersion()
  @RequiresInPremises('subscription:write')
  @Performs('subscription.create')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Subscribe to events',
    description:
      'Events that happen from now on are posted to a webhook, signed, or sent by mail. It takes the permissions with ' +
      'which the same events are read.',
  })
  @ApiCreatedResponse({ description: 'The subscription', standardSchema: createdSubscription })
  async create(
    @Scoped() caller: ScopedCaller,
    @Body({ schema: newSubscription }) request: SubscriptionRequest,
  ): Promise<CreatedSubscription> {
    await this.refuse.unlessSound(caller, request)
    const { id, secret } = await this.changes.create(caller, request)
    return { ...(await this.show(caller, id)), ...(secret !== undefined && { secret }) }
  }

  @Put(':id')
  @TaggedByVersion()
  @RequiresInPremises('subscription:write')
  @Performs('subscription.change')
  @ApiOperation({ summary: 'Replace a subscription', description: 'A receiver that failed is tried again at once.' })
  @ApiOkResponse({ description: 'The subscription as it is now', standardSchema: subscriptionView })
  @ApiNotFoundResponse({ description: 'There is no such subscription' })
  @ApiConflictResponse({ description: 'Changed meanwhile' })
  async replace(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
    @ExpectedVersion() expectedVersion: number,
    @Body({ schema: replacement }) request: SubscriptionRequest,
  ): Promise<SubscriptionView> {
    const { state } = await findSubscription(this.database, caller, id)
    await this.refuse.unlessSound(caller, request)
    await this.changes.replace(caller, { state, expectedVersion }, request)
    return this.show(caller, id)
  }

  @Delete(':id')
  @HttpCode(204)
  @RequiresInPremises('subscription:write')
  @Performs('subscription.delete')
  @ApiOperation({ summary: 'Delete a subscription', description: 'With all that was to be told and was told.' })
  @ApiNoContentResponse({ description: 'It is gone' })
  @ApiNotFoundResponse({ description: 'There is no such subscription' })
  async delete(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
    @ExpectedVersion() expectedVersion: number,
  ): Promise<void> {
    await findSubscription(this.database, caller, id)
    await this.changes.delete(caller, id, expectedVersion)
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @RequiresInPremises('subscription:write')
  @Performs('subscription.rotate-secret')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Sign with a new secret',
    description: 'The one before holds for three days more: events are signed with both.',
  })
  @ApiOkResponse({ description: 'The new secret', standardSchema: rotatedSecret })
  @ApiNotFoundResponse({ description: 'There is no such subscription' })
  async rotate(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<z.infer<typeof rotatedSecret>> {
    await findSubscription(this.database, caller, id)
    const { secret, previousUntil } = await this.changes.rotate(caller, id)
    return { secret, previousUntil: previousUntil.toISOString() }
  }
}
