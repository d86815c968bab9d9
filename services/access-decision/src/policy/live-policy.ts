import { accessConfig, deviceEvents, directoryEvents, type Envelope } from '@doorledger/contracts'
import type { EventLog, RecordBatch, Subscription } from '@doorledger/event-log'
import { newId, sha256 } from '@doorledger/kernel'
import type { CredentialSeal } from '@doorledger/privacy'
import { CLOCK, type Clock, EVENT_LOG, LOGGER, whileHeapGrows } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { CREDENTIAL_SEAL } from '../attempts/lookup-key.js'
import { applyEvent, readPolicyEvent } from '../domain/apply-event.js'
import { CompiledPolicy } from '../domain/compiled-policy.js'
import { noFacts, type OpenSealed, type PolicyFacts } from '../domain/policy-facts.js'
import { type Offsets, PolicyFile } from './policy-file.js'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from '../options.js'

const TOPICS = [accessConfig.name, directoryEvents.name, deviceEvents.name]
const VERSION_DIGITS = 16
const STORE_EVERY_MS = 30_000
const ASK_AGAIN_MS = 1_000

interface Tenant {
  readonly facts: PolicyFacts
  /** undefined until it is asked for, and after what it was compiled from has changed */
  compiled: CompiledPolicy | undefined
}

/** A device, as its credential proves. */
export interface AskingDevice {
  readonly tenantId: string
  readonly deviceId: string
  /** SHA-256 of that credential */
  readonly tokenHash: string
}

/**
 * The policy of this replica: all of it in memory, read from the log by this replica alone, so that deciding asks nobody.
 * Each replica reads every partition from where its last policy on disk ends, under a group of its own that ends with it.
 * With the log away it goes by that policy, and says so.
 */
@Injectable()
export class LivePolicy implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly tenants = new Map<string, Tenant>()
  /** `topic:partition` → offset after the newest event that the policy rests on */
  private readonly rests = new Map<string, number>()
  /** `topic:partition` → offset that is read next */
  private readonly positions = new Map<string, number>()
  /** once all was read that was there at the start */
  private readonly caughtUp = Promise.withResolvers<void>()
  private goals: ReadonlyMap<string, number> | undefined
  private subscriptions: readonly Subscription[] = []
  private version: string | undefined
  private readonly file: PolicyFile
  private readonly stopping = new AbortController()
  private working: Promise<unknown> = Promise.resolve()
  /** of the policy on disk that this replica began with */
  private restoredAt: Date | undefined
  private storedVersion: string | undefined
  @Inject(CREDENTIAL_SEAL) private readonly seal!: CredentialSeal

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(ACCESS_DECISION_OPTIONS)
    private readonly options: AccessDecisionOptions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.file = new PolicyFile(join(options.dataDir, 'policy'))
  }

  async onApplicationBootstrap(): Promise<void> {
    void whileHeapGrows(this.caughtUp.promise)
    await this.restore()
    const group = `access-decision.policy-${newId()}`
    const found = this.findGoals()
    this.working = Promise.all([found, this.keepStoring()])
    this.subscriptions = await Promise.all(
      TOPICS.map((topic) =>
        this.log.subscribe({
          group,
          topic,
          claim: (partition) => found.then(() => this.positions.get(`${topic}:${partition}`) ?? 0),
          process: (batch) => Promise.resolve(this.take(batch)),
          release: () => undefined,
        }),
      ),
    )
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort()
    this.caughtUp.resolve()
    await this.working
    await this.store().catch((err: unknown) => this.logger.warn({ err }, 'the policy cannot be put on disk'))
    await Promise.all(this.subscriptions.map((subscription) => subscription.close()))
  }

  /** Whether there is a policy to decide by. */
  get isReady(): boolean {
    return this.isComplete || this.restoredAt !== undefined
  }

  /** Since when the policy may lack what was changed; undefined once all was read that was there at the start. */
  get staleSince(): Date | undefined {
    return this.isComplete ? undefined : this.restoredAt
  }

  private get isComplete(): boolean {
    if (this.goals === undefined) return false
    return [...this.goals].every(([place, goal]) => (this.positions.get(place) ?? 0) >= goal)
  }

  /** @param tokenHash SHA-256 of the credential */
  deviceOf(tokenHash: string): AskingDevice | undefined {
    for (const [tenantId, { facts }] of this.tenants) {
      const deviceId = facts.deviceTokens.get(tokenHash)
      if (deviceId !== undefined) return { tenantId, deviceId, tokenHash }
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
    if (this.isComplete) this.caughtUp.resolve()
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
    const change = applyEvent(tenant.facts, event, this.open)
    if (change === 'rules') tenant.compiled = undefined
    this.rests.set(place, offset + 1)
    this.version = undefined
  }

  /** What cannot be opened keeps no door shut: the credential counts, and as none of duress. */
  private readonly open: OpenSealed = (hmac, sealed) => {
    try {
      return this.seal.open(hmac, sealed)
    } catch (err) {
      this.logger.error({ err }, 'what is sealed of a credential cannot be read')
      return { duress: false }
    }
  }

  private async restore(): Promise<void> {
    const stored = await this.file.read()
    if (stored === undefined) return
    for (const [tenantId, facts] of stored.facts) this.tenants.set(tenantId, { facts, compiled: undefined })
    for (const [place, offset] of stored.positions) this.positions.set(place, offset)
    for (const [place, offset] of stored.rests) this.rests.set(place, offset)
    this.restoredAt = stored.writtenAt
    this.storedVersion = this.policyVersion
  }

  /** Asks until the log answers. */
  private async findGoals(): Promise<void> {
    const { signal } = this.stopping
    while (this.goals === undefined && !signal.aborted) {
      const heads = await this.heads().catch(() => undefined)
      if (heads !== undefined) this.requireSameLog(heads)
      this.goals = heads
      if (this.isComplete) this.caughtUp.resolve()
      if (heads === undefined) await pause(ASK_AGAIN_MS, undefined, { signal }).catch(() => undefined)
    }
  }

  /** What reaches further than the log does is of a log that is no more. */
  private requireSameLog(heads: ReadonlyMap<string, number>): void {
    if ([...this.positions].every(([place, offset]) => offset <= (heads.get(place) ?? 0))) return
    this.logger.warn('the policy on disk is of another log and is forgotten')
    for (const map of [this.tenants, this.positions, this.rests]) map.clear()
    this.restoredAt = undefined
    this.version = undefined
  }

  private async keepStoring(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      await pause(STORE_EVERY_MS, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return
      await this.store().catch((err: unknown) => this.logger.warn({ err }, 'the policy cannot be put on disk'))
    }
  }

  /** What is read while it is written is read again from these positions. */
  private async store(): Promise<void> {
    const version = this.policyVersion
    if (!this.isComplete || version === this.storedVersion) return
    const facts = new Map([...this.tenants].map(([tenantId, tenant]) => [tenantId, tenant.facts]))
    const [positions, rests]: Offsets[] = [new Map(this.positions), new Map(this.rests)]
    await this.file.write({ writtenAt: this.clock(), positions: positions!, rests: rests!, facts })
    this.storedVersion = version
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
