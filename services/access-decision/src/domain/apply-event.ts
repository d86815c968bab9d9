import {
  accessConfigEvents,
  credentialEvents,
  type CredentialState,
  deviceAttributesChanged,
  type DeviceAttributesChanged,
  deviceCredentialIssued,
  type DeviceCredentialIssued,
  deviceCredentialRevoked,
  type DeviceCredentialRevoked,
  deviceRegistered,
  type DeviceRegistered,
  type Envelope,
  type ErasedUserState,
  eventReader,
  groupEvents,
  groupMemberEvents,
  type GroupMemberState,
  type GroupState,
  type LockdownState,
  premisesEvents,
  type PremisesState,
  userEvents,
} from '@doorledger/contracts'
import type { ConfigKind, KnownCredential, OpenSealed, PolicyFacts } from './policy-facts.js'

/** Reads the events that a policy is compiled from; undefined for all others. */
export const readPolicyEvent = eventReader<Envelope>([
  ...accessConfigEvents,
  ...userEvents,
  ...groupEvents,
  ...groupMemberEvents,
  ...premisesEvents,
  ...credentialEvents,
  deviceRegistered,
  deviceAttributesChanged,
  deviceCredentialIssued,
  deviceCredentialRevoked,
])

/**
 * What of the policy an event changes. `rules`: what was compiled of doors, rules, schedules and premises;
 * `people`: nothing that was compiled; `nothing`: it is older than what is known, or told again.
 */
export type PolicyChange = 'rules' | 'people' | 'nothing'

/**
 * Takes an event into the facts. The same event again, or an older one, changes nothing.
 * @param open what of a credential is sealed
 */
export const applyEvent = (facts: PolicyFacts, event: Envelope, open: OpenSealed): PolicyChange => {
  const { type } = event
  const kind = type.startsWith('group.member_') ? 'group_member' : type.slice(0, type.indexOf('.'))
  const version = event.streamversion ?? 1
  const apply = APPLY[kind]
  return apply === undefined
    ? 'nothing'
    : apply(facts, {
        kind,
        type,
        version,
        id: event.subject,
        data: event.data,
        open,
      })
}

interface Change {
  readonly kind: string
  readonly type: string
  readonly version: number
  readonly id: string
  readonly data: unknown
  readonly open: OpenSealed
}

const isNews = ({ versions }: PolicyFacts, { kind, id, version }: Change): boolean => {
  const key = `${kind}:${id}`
  if ((versions.get(key) ?? 0) >= version) return false
  versions.set(key, version)
  return true
}

const applyConfig = (facts: PolicyFacts, change: Change): PolicyChange => {
  if (!isNews(facts, change)) return 'nothing'
  const states = facts.config[change.kind as ConfigKind] as Map<string, unknown>
  if ((change.data as { deleted: boolean }).deleted) states.delete(change.id)
  else states.set(change.id, change.data)
  return 'rules'
}

const applyLockdown = (facts: PolicyFacts, change: Change): PolicyChange => {
  if (!isNews(facts, change)) return 'nothing'
  const state = change.data as LockdownState
  if (state.endedAt === undefined) facts.lockdowns.set(state.lockdownId, state)
  else facts.lockdowns.delete(state.lockdownId)
  return 'rules'
}

const applyPerson = (facts: PolicyFacts, { id, version, type, data }: Change): PolicyChange => {
  if ((facts.people.get(id)?.version ?? 0) >= version) return 'nothing'
  const { enabled, assignments } = data as ErasedUserState
  facts.people.set(facts.ids.of(id), {
    enabled,
    erased: type === 'user.erased',
    assignments,
    version,
  })
  return 'people'
}

const applyGroup = (facts: PolicyFacts, change: Change): PolicyChange => {
  if (!isNews(facts, change)) return 'nothing'
  const { groupId, deleted, validUntil } = change.data as GroupState
  if (deleted) facts.groups.delete(groupId)
  else facts.groups.set(facts.ids.of(groupId), validUntil === undefined ? Infinity : Date.parse(validUntil))
  return 'people'
}

const applyMember = (facts: PolicyFacts, change: Change): PolicyChange => {
  if (!isNews(facts, change)) return 'nothing'
  const { groupId, userId, member } = change.data as GroupMemberState
  const groups = facts.groupsOf.get(userId) ?? new Set<string>()
  if (member) groups.add(facts.ids.of(groupId))
  else groups.delete(groupId)
  facts.groupsOf.set(facts.ids.of(userId), groups)
  return 'people'
}

const applyPremises = (facts: PolicyFacts, change: Change): PolicyChange => {
  if (!isNews(facts, change)) return 'nothing'
  const { premisesId, parentId, deleted } = change.data as PremisesState
  if (deleted) facts.premises.delete(premisesId)
  else facts.premises.set(premisesId, parentId)
  return 'rules'
}

const applyCredential = (facts: PolicyFacts, { id, version, data, open }: Change): PolicyChange => {
  const known = facts.credentials.get(id)
  if ((known?.version ?? 0) >= version) return 'nothing'
  if (known !== undefined && facts.credentialByHmac.get(known.hmac)?.credentialId === id) {
    facts.credentialByHmac.delete(known.hmac)
  }
  const state = data as CredentialState
  const credential = knownOf(facts, { state, version, open })
  facts.credentials.set(id, credential)
  if (state.state !== 'removed') facts.credentialByHmac.set(credential.hmac, credential)
  return 'people'
}

const knownOf = (
  { ids }: PolicyFacts,
  { state, version, open }: Pick<Change, 'version' | 'open'> & { readonly state: CredentialState },
): KnownCredential => ({
  credentialId: state.credentialId,
  kind: state.kind,
  state: state.state,
  hmac: hmacOf(state),
  last4: state.last4,
  userId: state.holder?.until === null ? ids.of(state.holder.userId) : undefined,
  validFromMs: msOf(state.validFrom, -Infinity),
  validUntilMs: msOf(state.validUntil, Infinity),
  duress: isDuress(state, open),
  ...(state.sealed !== undefined && { sealed: state.sealed }),
  version,
})

const hmacOf = ({ referenceHmac, lookupHmac }: CredentialState): string => referenceHmac ?? lookupHmac

/** Only what people know can be: of what they carry nothing needs to be opened now. */
const isDuress = (state: CredentialState, open: OpenSealed): boolean => {
  if (state.sealed === undefined) return state.duress ?? false
  return (state.kind === 'pin' || state.kind === 'passcode') && open(hmacOf(state), state.sealed).duress
}

const msOf = (instant: string | undefined, absent: number): number =>
  instant === undefined ? absent : Date.parse(instant)

type DeviceEvent = DeviceRegistered | DeviceAttributesChanged | DeviceCredentialIssued | DeviceCredentialRevoked

const applyDevice = (facts: PolicyFacts, change: Change): PolicyChange => {
  const event = change as Change & Pick<DeviceEvent, 'type' | 'data'>
  if (!isNews(facts, change)) return 'nothing'
  switch (event.type) {
    case 'device.registered':
    case 'device.attributes_changed': {
      const { deviceId, kind, attributes } = event.data as DeviceRegistered['data']
      const { name, zone, facilityPath } = attributes
      facts.devices.set(deviceId, {
        deviceId,
        kind,
        name,
        zone,
        facilityPath,
        version: change.version,
      })
      return 'people'
    }
    case 'device.credential_issued':
    case 'device.credential_revoked': {
      for (const [hash, deviceId] of facts.deviceTokens) if (deviceId === change.id) facts.deviceTokens.delete(hash)
      const { tokenHash } = event.data as DeviceCredentialIssued['data']
      if (event.type === 'device.credential_issued' && tokenHash !== undefined) {
        facts.deviceTokens.set(tokenHash, change.id)
      }
      return 'people'
    }
  }
}

const APPLY: Readonly<Record<string, (facts: PolicyFacts, change: Change) => PolicyChange>> = {
  door: applyConfig,
  access_rule: applyConfig,
  schedule: applyConfig,
  holiday: applyConfig,
  macro: applyConfig,
  lockdown: applyLockdown,
  user: applyPerson,
  group: applyGroup,
  group_member: applyMember,
  premises: applyPremises,
  credential: applyCredential,
  device: applyDevice,
}
