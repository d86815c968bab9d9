import type { SubscriptionState } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { newId } from '@doorledger/kernel'
import { CLOCK, type Clock, COMMANDS, type ScopedCaller } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { subscriptionNotFound } from '../../domain/subscriptions/subscription.js'
import {
  newWebhookSecret,
  type Owner,
  type Sealing,
  SubscriptionSecrets,
} from '../../subscriptions/subscription-secrets.js'
import { subscriptions } from '../../subscriptions/subscriptions.js'
import type { SubscriptionRequest } from './subscription-request.js'

/** Long enough for a receiver to be given the new secret by hand, on Monday. */
const PREVIOUS_SECRET_MS = 3 * 86_400_000

/** Writes subscriptions: what everybody may know as events, addresses and secrets sealed beside them. */
@Injectable()
export class ChangeSubscriptions {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    private readonly secrets: SubscriptionSecrets,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the id, and the secret of a webhook */
  async create(
    caller: ScopedCaller,
    request: SubscriptionRequest,
  ): Promise<{ readonly id: string; readonly secret: string | undefined }> {
    const at = this.clock()
    const id = newId(at.getTime())
    const owner = { tenantId: caller.tenantId, subscriptionId: id }
    const { sealing, key } = await this.secrets.create(owner)
    const secret = request.webhook && newWebhookSecret()
    const state = stateOf(id, request, shownTarget(request)!)
    const values = [
      ...[owner.tenantId, id, state, state.facilityPath, state.enabled, at],
      sealing.seal('target', targetOf(request)!),
      secret === undefined ? null : sealing.seal('secret', secret),
    ]
    const target = { aggregate: subscriptions, id, by: caller, at }
    await this.commands.handle(
      {
        ...target,
        inSameTransaction: async (client) => {
          await key.store(client)
          await client.query(INSERT, values)
        },
      },
      { type: 'create', state },
    )
    return { id, secret }
  }

  async replace(
    caller: ScopedCaller,
    before: { readonly state: SubscriptionState; readonly expectedVersion: number },
    request: SubscriptionRequest,
  ): Promise<void> {
    const { subscriptionId: id, channel, target: host } = before.state
    const owner = { tenantId: caller.tenantId, subscriptionId: id }
    const sealed = await this.sealedTarget(owner, request)
    const state = stateOf(id, request, shownTarget(request) ?? { channel, target: host })
    const target = { aggregate: subscriptions, id, by: caller, at: this.clock() }
    const { expectedVersion } = before
    await this.commands.handle(
      {
        ...target,
        inSameTransaction: async (client) => {
          if (sealed !== undefined) await client.query(RETARGET, [owner.tenantId, id, sealed])
        },
      },
      { type: 'change', state, hasNewTarget: sealed !== undefined, expectedVersion },
    )
  }

  async delete(caller: ScopedCaller, id: string, expectedVersion: number): Promise<void> {
    const at = this.clock()
    const owner = { tenantId: caller.tenantId, subscriptionId: id }
    const target = { aggregate: subscriptions, id, by: caller, at }
    await this.commands.handle(
      { ...target, inSameTransaction: (client) => this.secrets.destroy(client, owner, at) },
      { type: 'delete', expectedVersion },
    )
  }

  /** The secret before the last one ends at once: two are in force at a time. */
  async rotate(caller: ScopedCaller, id: string): Promise<{ readonly secret: string; readonly previousUntil: Date }> {
    const at = this.clock()
    const previousUntil = new Date(at.getTime() + PREVIOUS_SECRET_MS)
    const sealing = await this.sealingOf({ tenantId: caller.tenantId, subscriptionId: id })
    const secret = newWebhookSecret()
    const values = [caller.tenantId, id, sealing.seal('secret', secret), previousUntil]
    const target = { aggregate: subscriptions, id, by: caller, at }
    await this.commands.handle(
      {
        ...target,
        inSameTransaction: async (client) => {
          await client.query(ROTATE, values)
        },
      },
      { type: 'rotateSecret' },
    )
    return { secret, previousUntil }
  }

  private async sealedTarget(owner: Owner, request: SubscriptionRequest): Promise<string | undefined> {
    const target = targetOf(request)
    return target === undefined ? undefined : (await this.sealingOf(owner)).seal('target', target)
  }

  private async sealingOf(owner: Owner): Promise<Sealing> {
    const sealing = await this.secrets.of(owner)
    if (sealing === undefined) throw subscriptionNotFound()
    return sealing
  }
}

const targetOf = ({ webhook, mail }: SubscriptionRequest): string | undefined =>
  webhook?.url ?? (mail === undefined ? undefined : JSON.stringify(mail.to))

const shownTarget = ({
  webhook,
  mail,
}: SubscriptionRequest): Pick<SubscriptionState, 'channel' | 'target'> | undefined => {
  if (webhook !== undefined) return { channel: 'webhook', target: new URL(webhook.url).host }
  if (mail === undefined) return undefined
  return { channel: 'mail', target: `${mail.to.length} ${mail.to.length === 1 ? 'recipient' : 'recipients'}` }
}

const stateOf = (
  subscriptionId: string,
  { name, types, filter, facilityPath, includeDuress, enabled }: SubscriptionRequest,
  { channel, target }: Pick<SubscriptionState, 'channel' | 'target'>,
): SubscriptionState => ({
  subscriptionId,
  name,
  channel,
  target,
  types,
  filter,
  ...(facilityPath !== undefined && { facilityPath }),
  includeDuress,
  enabled,
})

const INSERT = `
  insert into subscriptions (tenant_id, subscription_id, state, facility_path, enabled, version, created_at, changed_at,
    due_at, target_sealed, secret_sealed)
  values ($1, $2, $3, $4, $5, 1, $6, $6, $6, $7, $8)`
const RETARGET = 'update subscriptions set target_sealed = $3 where tenant_id = $1 and subscription_id = $2'
const ROTATE = `
  update subscriptions set previous_secret_sealed = secret_sealed, secret_sealed = $3, previous_secret_until = $4
  where tenant_id = $1 and subscription_id = $2`
