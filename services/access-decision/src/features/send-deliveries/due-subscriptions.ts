import { DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { type Outcome, pauseSec } from '../../domain/subscriptions/retry-policy.js'

/** A receiver whose turn it is, held by this replica alone until it is released or its lease is over. */
export interface DueSubscription {
  readonly tenant_id: string
  readonly subscription_id: string
  readonly channel: 'webhook' | 'mail'
  readonly target_sealed: string
  readonly secret_sealed: string | null
  readonly previous_secret_sealed: string | null
  readonly previous_secret_until: Date | null
  readonly failures: number
}

export interface DueDelivery {
  readonly position: string
  readonly event_id: string
  readonly event_type: string
  readonly event_subject: string
  readonly body: string
  readonly attempts: number
}

const LEASE_SEC = 60
/** For so long it can be looked up what was told, and be told again. */
const KEPT_DAYS = 30

/** What is to be told, as the database has it. */
@Injectable()
export class DueSubscriptions {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  async claim(now: Date, most: number): Promise<readonly DueSubscription[]> {
    return (await this.database.query<DueSubscription>(CLAIM, [now, most, LEASE_SEC])).rows
  }

  async release({ tenant_id, subscription_id }: DueSubscription): Promise<void> {
    await this.database.query(RELEASE, [tenant_id, subscription_id])
  }

  /** The oldest that is due; keeps the lease. Undefined when there is none, or it was disabled or deleted meanwhile. */
  async next({ tenant_id, subscription_id }: DueSubscription, now: Date): Promise<DueDelivery | undefined> {
    return (await this.database.query<DueDelivery>(NEXT, [tenant_id, subscription_id, now, LEASE_SEC])).rows[0]
  }

  async record(
    { tenant_id, subscription_id, failures }: DueSubscription,
    { position, attempts }: DueDelivery,
    { outcome, now }: { readonly outcome: Outcome; readonly now: Date },
  ): Promise<void> {
    const of = [tenant_id, subscription_id, position]
    switch (outcome.kind) {
      case 'delivered':
        await this.database.query(DELIVERED, [...of, now, outcome.status])
        return
      case 'refused':
        await this.database.query(REFUSED, [...of, now, outcome.status, outcome.failure, pauseSec(attempts + 1)])
        return
      case 'unreachable':
        await this.database.query(UNREACHABLE, [...of, now, outcome.status, outcome.failure, pauseSec(failures + 1)])
    }
  }

  async forgetOld(now: Date): Promise<void> {
    await this.database.query(FORGET, [now, KEPT_DAYS])
  }
}

const CLAIM = `
  with due as (
    select tenant_id, subscription_id from subscriptions as s
    where enabled and due_at <= $1 and (leased_until is null or leased_until < $1)
      and exists (
        select from deliveries as d
        where d.tenant_id = s.tenant_id and d.subscription_id = s.subscription_id and d.status = 'pending'
          and d.due_at <= $1)
    order by due_at for update skip locked limit $2
  )
  update subscriptions as s set leased_until = $1::timestamptz + make_interval(secs => $3)
  from due where s.tenant_id = due.tenant_id and s.subscription_id = due.subscription_id
  returning s.tenant_id, s.subscription_id, s.state ->> 'channel' as channel, s.target_sealed, s.secret_sealed,
    s.previous_secret_sealed, s.previous_secret_until, s.failures`
const RELEASE = 'update subscriptions set leased_until = null where tenant_id = $1 and subscription_id = $2'
const NEXT = `
  with held as (
    update subscriptions set leased_until = $3::timestamptz + make_interval(secs => $4)
    where tenant_id = $1 and subscription_id = $2 and enabled and due_at <= $3
    returning tenant_id, subscription_id
  )
  select position, event_id, event_type, event_subject, body, attempts from held
  join deliveries using (tenant_id, subscription_id)
  where status = 'pending' and due_at <= $3 order by position limit 1`

const ATTEMPTED = 'attempts = attempts + 1, last_attempt_at = $4, response_status = $5'
const ONE = 'tenant_id = $1 and subscription_id = $2 and position = $3'
/** Whoever got this one is well again. */
const DELIVERED = `
  with well as (
    update subscriptions set failures = 0 where tenant_id = $1 and subscription_id = $2 and failures > 0
  )
  update deliveries set status = 'delivered', delivered_at = $4, failure = null, ${ATTEMPTED} where ${ONE}`
const REFUSED = `
  update deliveries set failure = $6, due_at = $4::timestamptz + make_interval(secs => $7),
    status = case when give_up_at <= $4 then 'failed' else 'pending' end, ${ATTEMPTED}
  where ${ONE}`
/** What has waited for a day in vain is given up with it, tried or not. */
const UNREACHABLE = `
  with waiting as (
    update subscriptions set failures = failures + 1, due_at = $4::timestamptz + make_interval(secs => $7)
    where tenant_id = $1 and subscription_id = $2
  ), given_up as (
    update deliveries set status = 'failed', failure = 'not_reached'
    where tenant_id = $1 and subscription_id = $2 and status = 'pending' and give_up_at <= $4 and position <> $3
  )
  update deliveries set failure = $6, status = case when give_up_at <= $4 then 'failed' else 'pending' end, ${ATTEMPTED}
  where ${ONE}`
const FORGET = `
  delete from deliveries where status <> 'pending' and queued_at < $1::timestamptz - make_interval(days => $2)`
