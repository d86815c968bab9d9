import {
  accessDenied,
  accessErrored,
  accessGranted,
  type AccessEventData,
  type AccessType,
  eventOf,
  type RecordFlag,
} from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import { HttpProblem } from '@doorledger/service'
import { Injectable } from '@nestjs/common'
import { AttemptLimits } from '../../attempts/attempt-limits.js'
import { AttemptLog } from '../../attempts/attempt-log.js'
import { SpoolFull } from '../../attempts/attempt-spool.js'
import { FindCredentials, type IndexedFault } from '../../attempts/find-credentials.js'
import { type AttemptAnswer, answerOf, attemptData } from '../../domain/attempt-event.js'
import type { CompiledPolicy, Passage } from '../../domain/compiled-policy.js'
import { type Decision, evaluate, type Presented, type Question } from '../../domain/evaluate.js'
import { isCard } from '../../domain/policy-facts.js'
import type { AskingDevice } from '../../policy/live-policy.js'
import type { AttemptRequest } from './attempt-request.js'

/** What a device asks, once it is known who it is, where it is and when it asks. */
export interface Asked {
  readonly device: AskingDevice
  readonly request: Pick<AttemptRequest, 'attemptId' | 'credential' | 'factors' | 'offline'>
  readonly passage: Passage | undefined
  readonly occurredAt: Date
}

/** The answer, and what was wrong with the question, which is recorded all the same. */
export interface Decided {
  readonly answer: AttemptAnswer
  /** as it is on record */
  readonly event: AttemptEvent
  readonly fault: IndexedFault | undefined
}

/** A decision, and the one version of the policy that it follows from, credentials included. */
interface Ruling {
  readonly presented: readonly Presented[]
  readonly decision: Decision
  readonly policyVersion: string
}

type AttemptEvent = ReturnType<typeof eventOf<'access.granted', AccessEventData>>

/** Evaluates, makes the attempt durable, answers. What is decided twice is answered with what was decided first. */
@Injectable()
export class DecideAttempts {
  constructor(
    private readonly credentials: FindCredentials,
    private readonly limits: AttemptLimits,
    private readonly log: AttemptLog,
  ) {}

  async decide(asked: Asked): Promise<Decided> {
    const startedAtMs = performance.now()
    const { presented, fault } = this.find(asked)
    const flags = this.flagsOf(asked.request)
    const ruling = await this.evaluate(asked, presented, flags)
    const event = this.eventOf(asked, {
      ...ruling,
      flags,
      startedAtMs,
    })
    const kept = await this.firstDecided(event)
    await this.write(kept, asked.passage)
    return { answer: answerOf(kept.data), event: kept, fault }
  }

  /**
   * A question that is not right, of somebody who stood at a door with something. It is on record as an error, never as
   * a grant.
   * @returns the event as it is on record
   */
  async refuse(asked: Asked, presented: readonly Presented[], isClockSuspect: boolean): Promise<AttemptEvent> {
    const startedAtMs = performance.now()
    const { tenantId } = asked.device
    const atMs = asked.occurredAt.getTime()
    const { policy } = this.credentials
    const decision = evaluate(policy.of(tenantId), { passage: undefined, presented, atMs })
    const { policyVersion } = policy
    const flags = [...this.flagsOf(asked.request), ...(isClockSuspect ? (['clockSuspect'] as const) : [])]
    const event = this.eventOf(asked, { presented, decision, policyVersion, flags, startedAtMs, isRefused: true })
    const kept = await this.firstDecided(event)
    await this.write(kept, asked.passage)
    return kept
  }

  private async firstDecided(event: AttemptEvent): Promise<AttemptEvent> {
    const own = JSON.stringify(event)
    const first = await this.limits.firstDecided(event.subject, own)
    return first === own ? event : (JSON.parse(first) as AttemptEvent)
  }

  private find({ device, request }: Asked) {
    return this.credentials.find(device.tenantId, factorsOf(request))
  }

  private flagsOf({ offline }: Asked['request']): RecordFlag[] {
    const isStale = this.credentials.policy.staleSince !== undefined
    return [
      ...(offline === undefined ? [] : (['decidedOffline'] as const)),
      ...(isStale ? (['stalePolicy'] as const) : []),
    ]
  }

  /** A rule that is cooling down at another replica is found out when it is about to grant: others may grant instead. */
  private async evaluate(asked: Asked, presented: readonly Presented[], flags: RecordFlag[]): Promise<Ruling> {
    const { device, passage, request } = asked
    const isAsking = request.offline === undefined
    const { policy } = this.credentials
    const subjects = throttledSubjects(device, presented)
    const cooling = new Set<string>()
    const question: Omit<Question, 'presented'> = {
      passage,
      atMs: isAsking ? this.credentials.now().getTime() : asked.occurredAt.getTime(),
      isThrottled: isAsking && hasPin(presented) && subjects.some((subject) => this.limits.isThrottled(subject)),
      isCooling: (ruleId) => cooling.has(ruleId),
    }
    // All in one turn: the policy may change whenever something is waited for.
    const rule = (presented: readonly Presented[]): Ruling => ({
      presented,
      decision: evaluate(policy.of(device.tenantId), { ...question, presented }),
      policyVersion: policy.policyVersion,
    })
    let ruling = rule(presented)
    while (isAsking && !(await this.isFree(ruling.decision, asked, flags))) {
      cooling.add(ruling.decision.rule!.rule.ruleId)
      ruling = rule(this.find(asked).presented)
    }
    if (isAsking && isWrongPin(ruling.decision, ruling.presented)) {
      await Promise.all(subjects.map((subject) => this.limits.countWrongPin(subject)))
    }
    return ruling
  }

  private async isFree({ verdict, rule }: Decision, asked: Asked, flags: RecordFlag[]): Promise<boolean> {
    const cooldownSec = rule?.rule.cooldownSec
    if (verdict.decision !== 'granted' || cooldownSec === undefined) return true
    const name = `${asked.device.tenantId}:${rule!.rule.ruleId}:${asked.passage!.door.doorId}`
    const { isFree, isShared } = await this.limits.startCooldown(name, cooldownSec)
    if (!isShared && !flags.includes('cooldownLocal')) flags.push('cooldownLocal')
    return isFree
  }

  private eventOf(
    { device, request, passage, occurredAt }: Asked,
    decided: Ruling & {
      readonly flags: readonly RecordFlag[]
      readonly startedAtMs: number
      readonly isRefused?: boolean
    },
  ): AttemptEvent {
    const { tenantId, deviceId } = device
    const accessEventId = derivedId('attempt', tenantId, deviceId, request.attemptId)
    const data = attemptData({
      accessEventId,
      attemptId: request.attemptId,
      device: this.deviceIn(this.credentials.policy.of(tenantId), deviceId),
      passage,
      accessTypes: typesOf(decided.presented),
      decision: decided.decision,
      policyVersion: decided.policyVersion,
      latencyMs: Math.round((performance.now() - decided.startedAtMs) * 1_000) / 1_000,
      flags: decided.flags,
      offline: request.offline,
      isUnderDuress: decided.presented.some(({ credential }) => credential?.duress === true),
      isRefused: decided.isRefused ?? false,
    })
    return eventOf(definitionOf(data) as typeof accessGranted, data, {
      id: derivedId('attempt decided', accessEventId),
      tenantId,
      service: 'access-decision',
      occurredAt: occurredAt.toISOString(),
      recordedAt: this.credentials.now().toISOString(),
      actor: `device:${deviceId}`,
    })
  }

  private deviceIn({ facts }: CompiledPolicy, deviceId: string) {
    const known = facts.devices.get(deviceId)
    return (
      known ?? {
        deviceId,
        name: deviceId,
        kind: 'reader' as const,
        facilityPath: undefined,
      }
    )
  }

  /** Where not even the disk takes the attempt, the door fails as it is set to: shut, unless somebody said otherwise. */
  private async write(event: AttemptEvent, passage: Passage | undefined): Promise<void> {
    try {
      await this.log.write(event)
    } catch (error) {
      if (!(error instanceof SpoolFull)) throw error
      if (passage?.door.failMode !== 'open') throw notRecorded()
    }
  }
}

/** The door stays shut: nobody passes a door that is set so without a record of it. */
const notRecorded = (): HttpProblem =>
  new HttpProblem({
    status: 503,
    code: 'attempt_not_recorded',
    detail: 'Neither the log nor the disk takes the attempt; ask again later',
    headers: { 'retry-after': '5' },
  })

const factorsOf = ({ factors, credential }: Asked['request']) => factors ?? [credential!]

const typesOf = ([first, ...others]: readonly Presented[]): [AccessType, ...AccessType[]] => [
  first!.accessType,
  ...others.map(({ accessType }) => accessType),
]

const hasPin = (presented: readonly Presented[]): boolean => presented.some(({ accessType }) => accessType === 'pin')

/** The device at which PINs are tried, and the person whose card is held to it. */
const throttledSubjects = (
  { tenantId, deviceId }: AskingDevice,
  presented: readonly Presented[],
): readonly string[] => {
  const holder = presented.find(({ accessType, credential }) => isCard(accessType) && credential !== undefined)
  const userId = holder?.credential?.userId
  const device = `${tenantId}:device:${deviceId}`
  return userId === undefined ? [device] : [device, `${tenantId}:user:${userId}`]
}

const isWrongPin = ({ verdict }: Decision, presented: readonly Presented[]): boolean =>
  hasPin(presented) && (verdict.reason === 'unknown_credential' || verdict.reason === 'invalid_pin')

const definitionOf = ({ result }: AccessEventData) => {
  if (result === 'error') return accessErrored
  return result === 'granted' ? accessGranted : accessDenied
}
