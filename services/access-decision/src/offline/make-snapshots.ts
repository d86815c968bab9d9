import type { PolicySnapshotPayload } from '@doorledger/contracts'
import { DomainError, sha256 } from '@doorledger/kernel'
import { type CredentialSeal, deviceTag } from '@doorledger/privacy'
import { CLOCK, type Clock } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { setImmediate as turn } from 'node:timers/promises'
import { CREDENTIAL_SEAL } from '../attempts/lookup-key.js'
import type { CompiledPolicy } from '../domain/compiled-policy.js'
import { doorsDecidedBy, type Entitled, entitlementsOf, heldCredentials } from '../domain/offline/entitled.js'
import { type ControllerNames, sectionsOf } from '../domain/offline/snapshot-sections.js'
import type { KnownCredential } from '../domain/policy-facts.js'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from '../options.js'
import { type AskingDevice, LivePolicy } from '../policy/live-policy.js'
import { deltaSince, madeOf, type MadeSnapshot, RememberedSnapshots } from './remembered-snapshots.js'

const HOUR_MS = 3_600_000
/** A snapshot is made anew when this part of the time for which it is valid has passed. */
const RENEWED_AFTER = 1 / 8
/** Attempts are decided between these. */
const PEOPLE_A_TURN = 500
const MOST_CREDENTIALS = 200_000
const VERSION_DIGITS = 16

/** A snapshot as a device gets it, before it is signed. */
export interface GivenSnapshot {
  readonly payload: PolicySnapshotPayload
  /** of the contents, and of how long they are valid */
  readonly tag: string
}

/** Makes what controllers decide by while they are offline. */
@Injectable()
export class MakeSnapshots {
  private readonly remembered = new RememberedSnapshots()
  private readonly making = new Map<string, Promise<MadeSnapshot>>()

  constructor(
    private readonly policy: LivePolicy,
    @Inject(CREDENTIAL_SEAL) private readonly seal: CredentialSeal,
    @Inject(ACCESS_DECISION_OPTIONS) private readonly options: AccessDecisionOptions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param since version that the device has: it gets what changed, or all of it when nobody knows that any more
   * @throws {DomainError} `snapshot_too_large`
   */
  async of(device: AskingDevice, since: string | undefined): Promise<GivenSnapshot> {
    const made = await this.latest(device)
    const validMs = this.options.snapshotValidHours * HOUR_MS
    const madeAtMs = (this.policy.staleSince ?? this.clock()).getTime()
    const period = Math.floor(madeAtMs / (validMs * RENEWED_AFTER))
    const head = {
      format: 1 as const,
      deviceId: device.deviceId,
      version: made.version,
      policyVersion: made.policyVersion,
      madeAt: new Date(madeAtMs).toISOString(),
      validUntil: new Date(madeAtMs + validMs).toISOString(),
      hashing: this.hashingOf(device),
    }
    const delta = since === undefined ? undefined : deltaSince(made, since)
    const payload: PolicySnapshotPayload =
      delta === undefined
        ? { kind: 'whole', ...head, ...made.sections }
        : { kind: 'delta', ...head, since: since!, ...delta }
    return { payload, tag: `${made.version}-${period}` }
  }

  /** Whoever asks while it is being made waits for the same. */
  private latest(device: AskingDevice): Promise<MadeSnapshot> {
    const key = [device.tenantId, device.deviceId, device.tokenHash].join('\n')
    const known = this.remembered.get(key)
    if (known !== undefined && this.isCurrent(known)) return Promise.resolve(known)
    const running = this.making.get(key)
    if (running !== undefined) return running
    const making = this.make(device, known)
      .then((made) => this.remembered.keep(key, made))
      .finally(() => this.making.delete(key))
    this.making.set(key, making)
    return making
  }

  /** Credentials and groups that end without an event are looked at again from time to time. */
  private isCurrent({ policyVersion, madeAtMs }: MadeSnapshot): boolean {
    return policyVersion === this.policy.policyVersion && this.clock().getTime() - madeAtMs < HOUR_MS
  }

  private async make(device: AskingDevice, before: MadeSnapshot | undefined): Promise<MadeSnapshot> {
    const { policyVersion } = this.policy
    const madeAtMs = this.clock().getTime()
    const policy = this.policy.of(device.tenantId)
    const doors = doorsDecidedBy(policy, device.deviceId)
    const entitled = await this.entitledAt(policy, doors, madeAtMs)
    const tags = new Map<string, string>()
    const names = this.namesFor(device, before?.tags ?? new Map<string, string>(), tags)
    const at = { deviceId: device.deviceId, policy, doors, siteZone: this.options.siteZone }
    const sections = sectionsOf(at, entitled, names)
    const version = sha256(JSON.stringify([this.hashingOf(device), sections])).slice(0, VERSION_DIGITS)
    return madeOf(before, { version, policyVersion, madeAtMs, sections, tags })
  }

  private async entitledAt(
    policy: CompiledPolicy,
    doors: ReturnType<typeof doorsDecidedBy>,
    atMs: number,
  ): Promise<readonly Entitled[]> {
    if (doors.length === 0) return []
    const found: Entitled[] = []
    let looked = 0
    let count = 0
    for (const [userId, credentials] of heldCredentials(policy.facts, atMs)) {
      looked += 1
      if (looked % PEOPLE_A_TURN === 0) await turn()
      const rules = entitlementsOf(policy, doors, { userId, atMs })
      if (rules.length === 0) continue
      found.push({ userId, rules, credentials })
      count += credentials.length
      if (count > MOST_CREDENTIALS) throw tooLarge()
    }
    return found
  }

  /** What was hashed for the snapshot before is not hashed again. */
  private namesFor(
    { tenantId, deviceId, tokenHash }: AskingDevice,
    before: ReadonlyMap<string, string>,
    tags: Map<string, string>,
  ): ControllerNames {
    const key = this.seal.deviceKey(tenantId, deviceId, tokenHash)
    const tagOf = ({ hmac, sealed }: KnownCredential): string | undefined => {
      if (sealed === undefined) return undefined
      const tag = before.get(sealed) ?? deviceTag(key, this.seal.open(hmac, sealed).controllersHash)
      tags.set(sealed, tag)
      return tag
    }
    return { holderOf: (userId) => deviceTag(key, `holder:${userId}`), tagOf }
  }

  private hashingOf({ tenantId, deviceId, tokenHash }: AskingDevice) {
    return {
      tenantId,
      controllersKey: this.seal.controllersKey(tenantId).toString('base64url'),
      deviceKey: this.seal.deviceKey(tenantId, deviceId, tokenHash).toString('base64url'),
    }
  }
}

const tooLarge = (): DomainError =>
  new DomainError(
    'snapshot_too_large',
    'conflict',
    `The doors of the device are open to more than ${MOST_CREDENTIALS} credentials, which no snapshot holds`,
  )
