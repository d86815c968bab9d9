import { accessConfig, deviceEvents, directoryEvents, type Envelope } from '@doorledger/contracts'
import type { EventLog, RecordBatch, Subscription } from '@doorledger/event-log'
import { newId, sha256 } from '@doorledger/kernel'
import { EVENT_LOG, LOGGER } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import type { Logger } from 'pino'
import { applyEvent, readPolicyEvent } from '../domain/apply-event.js'
import { CompiledPolicy } from '../domain/compiled-policy.js'
import { noFacts, type PolicyFacts } from '../domain/policy-facts.js'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from '../options.js'

const TOPICS = [accessConfig.name, directoryEvents.name, deviceEvents.name]
const VERSION_DIGITS = 16

interface Tenant {
  readonly facts: PolicyFacts
  /** undefined until it is asked for, and after what it was compiled from has changed */
  compiled: CompiledPolicy | undefined
}

/** A device, as its credential proves. */
export interface AskingDevice {
  readonly tenantId: string
  readonly deviceId: string
}

/**
 * The policy of this replica: all of it in memory, read from the log by this replica alone, so that deciding asks nobody.
 * Each replica reads every partition from its beginning, under a group of its own that ends with it.
 */
@Injectable()
export class LivePolicy implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly tenants = new Map<string, Tenant>()
  /** `topic:partition` → offset after the newest event that the policy rests on */
  private readonly rests = new Map<string, number>()
  /** `topic:partition` → offset that is read next */
  private readonly positions = new Map<string, number>()
  private goals: ReadonlyMap<string, number> | undefined
  private subscriptions: readonly Subscription[] = []
  private version: string | undefined

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(ACCESS_DECISION_OPTIONS)
    private readonly options: AccessDecisionOptions,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const group = `access-decision.policy-${newId()}`
    this.goals = await this.heads()
    this.subscriptions = await Promise.all(
      TOPICS.map((topic) =>
        this.log.subscribe({
          group,
          topic,
          claim: (partition) => Promise.resolve(this.positions.get(`${topic}:${partition}`) ?? 0),
          process: (batch) => Promise.resolve(this.take(batch)),
          release: () => undefined,
        }),
      ),
    )
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.close()))
  }

  /** Whether everything was read that was there when this replica started. */
  get isReady(): boolean {
    if (this.goals === undefined) return false
    return [...this.goals].every(([place, goal]) => (this.positions.get(place) ?? 0) >= goal)
  }

  /** @param tokenHash SHA-256 of the credential */
  deviceOf(tokenHash: string): AskingDevice | undefined {
    for (const [tenantId, { facts }] of this.tenants) {
      const deviceId = facts.deviceTokens.get(tokenHash)
      if (deviceId !== undefined) return { tenantId, deviceId }
    }
    return undefined
  }

  of(tenantId: string): CompiledPolicy {
    const tenant = this.tenant(tenantId)
    return (tenant.compiled ??= new CompiledPolicy(tenant.facts, this.options.siteZone))
  }

  /** The same at every replica that has read the same: a digest of how far into each partition the policy reaches. */
  get policyVersion(): string {
    return (this.version ??= sha256(JSON.stringify([...this.rests].sort())).slice(0, VERSION_DIGITS))
  }

  private tenant(tenantId: string): Tenant {
    const known = this.tenants.get(tenantId)
    if (known !== undefined) return known
    const tenant: Tenant = { facts: noFacts(), compiled: undefined }
    this.tenants.set(tenantId, tenant)
    return tenant
  }

  /** Never rejects: what cannot be read is logged and left out, or one event would keep all later rules away. */
  private take({ topic, partition, records, nextOffset }: RecordBatch): void {
    const place = `${topic}:${partition}`
    for (const { value, offset } of records) {
      const event = this.read(value)
      if (event !== undefined) this.apply(event, place, offset)
    }
    this.positions.set(place, nextOffset)
  }

  private read(value: string): Envelope | undefined {
    try {
      return readPolicyEvent(value)
    } catch (err) {
      this.logger.error({ err }, 'an event of the policy cannot be read')
      return undefined
    }
  }

  private apply(event: Envelope, place: string, offset: number): void {
    const tenant = this.tenant(event.tenantid)
    const change = applyEvent(tenant.facts, event)
    if (change === 'rules') tenant.compiled = undefined
    this.rests.set(place, offset + 1)
    this.version = undefined
  }

  private async heads(): Promise<ReadonlyMap<string, number>> {
    const heads = new Map<string, number>()
    for (const topic of TOPICS) {
      for (const [partition, { low, high }] of await this.log.watermarks(topic)) {
        if (high > low) heads.set(`${topic}:${partition}`, high)
      }
    }
    return heads
  }
}
