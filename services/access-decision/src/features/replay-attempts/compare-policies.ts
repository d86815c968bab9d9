import { DATABASE, requirePlace, type ScopedCaller } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { findConfig } from '../../configuration/config-rows.js'
import { requireReferences } from '../../configuration/require-references.js'
import type { CompiledPolicy } from '../../domain/compiled-policy.js'
import type { AnyConfig } from '../../domain/configured.js'
import type { ConfigKind } from '../../domain/policy-facts.js'
import { type Reference, referencesOf } from '../../domain/references.js'
import { type ComparedPolicies, policiesToCompare, type RuleChanges } from '../../domain/replay/changed-rules.js'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from '../../options.js'
import { LivePolicy } from '../../policy/live-policy.js'
import { changesIn, type ReplayRequest } from './replay-request.js'

/** The two policies of a replay, and which attempts are decided again. */
export interface Comparison extends ComparedPolicies {
  readonly policyVersion: string
  readonly fromMs: number
  readonly toMs: number
  /** whether the caller may look at a door */
  readonly sees: (doorId: string) => boolean
}

/** A replay may ask for what its caller could write, and shows what he may read. */
@Injectable()
export class ComparePolicies {
  constructor(
    private readonly policy: LivePolicy,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(ACCESS_DECISION_OPTIONS) private readonly options: AccessDecisionOptions,
  ) {}

  /** @throws {DomainError} that names what is not there, or lies where the caller may not look */
  async of(caller: ScopedCaller, request: ReplayRequest): Promise<Comparison> {
    const changes = changesIn(request)
    await this.requireSound(caller, changes)
    const { facts } = this.policy.of(caller.tenantId)
    const compared = policiesToCompare(facts, changes, this.options.siteZone)
    return {
      ...compared,
      policyVersion: this.policy.policyVersion,
      fromMs: Date.parse(request.from),
      toMs: Date.parse(request.to),
      sees: (doorId) => isSeen(compared.present, caller, doorId),
    }
  }

  private async requireSound(caller: ScopedCaller, changes: RuleChanges): Promise<void> {
    const { facts } = this.policy.of(caller.tenantId)
    const kinds = [
      ['access_rule', changes.accessRules],
      ['schedule', changes.schedules],
      ['holiday', changes.holidays],
    ] as const
    for (const [kind, { set, remove }] of kinds) {
      for (const id of remove) await findConfig(this.database, caller, { kind, id })
      for (const state of set) {
        const id = idOf(kind, state)
        if (facts.config[kind].has(id)) await findConfig(this.database, caller, { kind, id })
        await this.requireStateSound(caller, { kind, state }, changes)
      }
    }
  }

  private async requireStateSound(
    caller: ScopedCaller,
    { kind, state }: { readonly kind: ConfigKind; readonly state: AnyConfig },
    changes: RuleChanges,
  ): Promise<void> {
    const steps = state.facilityPath?.split('/').filter((step) => step !== '') ?? []
    await requirePlace(this.database, caller, { steps, field: 'facilityPath' })
    const others = referencesOf(kind, state).filter((reference) => !isAmong(changes, reference))
    await requireReferences(this.database, caller, others)
  }
}

/** What is named may be part of the change itself. */
const isAmong = ({ schedules, holidays }: RuleChanges, { kind, id }: Reference): boolean =>
  (kind === 'schedule' && schedules.set.some(({ scheduleId }) => scheduleId === id)) ||
  (kind === 'holiday' && holidays.set.some(({ holidayId }) => holidayId === id))

const idOf = (kind: 'access_rule' | 'schedule' | 'holiday', state: AnyConfig): string => {
  const fields = { access_rule: 'ruleId', schedule: 'scheduleId', holiday: 'holidayId' } as const
  return (state as unknown as Record<string, string>)[fields[kind]]!
}

const isSeen = (policy: CompiledPolicy, { premises }: ScopedCaller, doorId: string): boolean => {
  if (premises === undefined) return true
  const door = policy.facts.config.door.get(doorId)
  if (door === undefined) return false
  const around = policy.premisesOf(door)
  return premises.some((id) => around.has(id))
}
