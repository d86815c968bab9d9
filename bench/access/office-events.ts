import {
  accessRuleEvents,
  credentialAdded,
  deviceCredentialIssued,
  deviceRegistered,
  doorConfigEvents,
  type Envelope,
  eventOf,
  groupCreated,
  groupMemberAdded,
  scheduleEvents,
  userCreated,
} from '@doorledger/contracts'
import { newId, sha256 } from '@doorledger/kernel'
import {
  CREDENTIALS,
  credentialId,
  DOORS,
  doorState,
  GROUPS,
  groupId,
  groupsOf,
  holderOf,
  OFFICE_HOURS,
  PEOPLE,
  personId,
  readerOf,
  RULES,
  ruleState,
} from './office-policy.ts'

const at = new Date(Date.now() - 86_400_000).toISOString()
const about = { tenantId: 'default', service: 'bench', occurredAt: at, recordedAt: at }

/** The events that the policy of an office block comes from, by topic. */
export function* officeEvents(): Generator<{ readonly topic: string; readonly event: Envelope }> {
  const [doorCreated] = doorConfigEvents
  const [ruleCreated] = accessRuleEvents
  yield { topic: 'access.config.v1', event: eventOf(scheduleEvents[0], OFFICE_HOURS, about) }
  for (let n = 0; n < DOORS; n += 1) {
    yield { topic: 'access.config.v1', event: eventOf(doorCreated, doorState(n), about) }
    yield* readerEvents(readerOf(n), `token-of-${n}`)
  }
  for (let n = 0; n < RULES; n += 1) {
    yield { topic: 'access.config.v1', event: eventOf(ruleCreated, ruleState(n), about) }
  }
  yield* peopleEvents()
}

function* peopleEvents(): ReturnType<typeof officeEvents> {
  const topic = 'directory.events.v1'
  for (let n = 0; n < GROUPS; n += 1) {
    const group = { ...groupCreated.example, groupId: groupId(n), name: `Group ${n}` }
    yield { topic, event: eventOf(groupCreated, group, about) }
  }
  for (let n = 0; n < PEOPLE; n += 1) {
    const user = { ...userCreated.example, userId: personId(n), userNo: n + 2, assignments: [] }
    yield { topic, event: eventOf(userCreated, user, about) }
    for (const group of groupsOf(n)) {
      const member = { groupId: groupId(group), userId: personId(n), member: true }
      yield { topic, event: eventOf(groupMemberAdded, member, about) }
    }
  }
  for (let n = 0; n < CREDENTIALS; n += 1) {
    const hmac = n.toString(16).padStart(64, '0')
    const holder = { userId: personId(holderOf(n)), from: at, until: null }
    const state = 'active' as const
    const credential = { credentialId: credentialId(n), kind: 'keycard' as const, state, holder }
    yield { topic, event: eventOf(credentialAdded, { ...credential, lookupHmac: hmac, referenceHmac: hmac }, about) }
  }
}

/** A reader and the credential that it proves itself by. */
export function* readerEvents(deviceId: string, token: string): ReturnType<typeof officeEvents> {
  const topic = 'device.events.v1'
  const attributes = { name: deviceId, family: 'engage', zone: 'UTC' }
  const registered = eventOf(deviceRegistered, { deviceId, kind: 'reader' as const, attributes }, about)
  const issued = { deviceId, credentialId: newId(), tokenHash: sha256(token) }
  yield { topic, event: { ...registered, streamversion: 1 } }
  yield { topic, event: { ...eventOf(deviceCredentialIssued, issued, about), streamversion: 2 } }
}
