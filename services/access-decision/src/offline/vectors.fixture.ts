import { bitsOfCard, cardFormats, type PolicySnapshot } from '@doorledger/contracts'
import { CredentialSeal, controllersHash, deviceTag, LookupKey } from '@doorledger/privacy'
import { partsOf, type PresentedCredential } from '../attempts/presented-credential.js'
import { CompiledPolicy } from '../domain/compiled-policy.js'
import { doorsDecidedBy, entitlementsOf, heldCredentials } from '../domain/offline/entitled.js'
import { sectionsOf } from '../domain/offline/snapshot-sections.js'
import { credential, factsOf, type World } from '../domain/policy-world.fixture.js'
import type { KnownCredential } from '../domain/policy-facts.js'
import { decideAlone } from './decide-alone.js'
import { PolicySigningKeys } from './policy-signing-keys.js'

/** What vectors.json is made of: all of it is fixed, so that it is the same wherever it is made. */
const seal = new CredentialSeal(LookupKey.parse(Buffer.alloc(32, 7).toString('base64')))
export const signing = PolicySigningKeys.parse(Buffer.alloc(32, 9).toString('base64'))
const TENANT = 'default'
const LOCKDOWN = '0199f3c1-7d2e-7a41-9a70-0000000000f0'
const MADE_AT = Date.parse('2026-11-23T06:00:00.000Z')
const deviceKey = seal.deviceKey(TENANT, 'controller-1', 'hash of its credential')
const controllersKey = seal.controllersKey(TENANT)

const SENT_BITS = 26
const format = cardFormats.find(({ bitLength }) => bitLength === SENT_BITS)!
const sentBits = Number.parseInt(bitsOfCard(format, { siteCode: 12, cardNumber: 1_000 })!, 2)
  .toString(16)
  .padStart(7, '0')

const card = (value: string): PresentedCredential => ({ kind: 'rfid', value })
const pin = (value: string): PresentedCredential => ({ kind: 'pin', value })
const presentable = {
  card: card('11:572'),
  bits: { kind: 'rfid', value: sentBits, bits: SENT_BITS },
  pin: pin('4711'),
  passcode: { kind: 'passcode', value: 'Grüße' },
  guest: card('04:A1:7F:3A'),
  expiring: { kind: 'qr', value: 'visit-2026-11-24' },
  night: { kind: 'key_fob', value: '77:1' },
  unknown: card('1:1'),
  wrong: pin('0000'),
} as const satisfies Record<string, PresentedCredential>

const tagsOf = (presented: PresentedCredential): { readonly parts: readonly string[]; readonly tag: string }[] => {
  const parts = partsOf(TENANT, presented)
  if ('field' in parts) return []
  return parts.map((each) => ({ parts: [...each], tag: deviceTag(deviceKey, controllersHash(controllersKey, each)) }))
}
const tagOf = (presented: PresentedCredential): string => tagsOf(presented)[0]!.tag

const who = (...userIds: string[]) => ({ everyone: false, userIds, groupIds: [], roleIds: [] })
const at = (...doorIds: string[]) => ({ doorIds, premisesIds: [] })
const points = [
  { accessPointId: 'in', deviceId: 'controller-1' },
  { accessPointId: 'out', deviceId: 'controller-1' },
]
const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const world: World = {
  doors: [
    { doorId: 'main', accessPoints: points, unlockSec: 5 },
    { doorId: 'vault', accessPoints: points.slice(0, 1), facilityPath: 'hq/vault', unlockSec: 8 },
    { doorId: 'annex', accessPoints: points.slice(0, 1), unlockSec: 5 },
  ],
  schedules: [
    {
      scheduleId: 'office',
      zone: 'Europe/Helsinki',
      weekly: [{ days: [...workdays], windows: [{ from: '07:00', to: '19:00' }] }],
      holidayIds: ['independence', 'leap-day'],
      holidayWindows: [{ from: '10:00', to: '12:00' }],
      exceptions: [{ date: '2026-11-28', windows: [{ from: '09:00', to: '10:00' }] }],
    },
    {
      scheduleId: 'night',
      zone: 'America/New_York',
      weekly: [{ days: ['mon', 'sun'], windows: [{ from: '22:00', to: '06:00' }] }],
      holidayIds: [],
      holidayWindows: [],
      exceptions: [],
    },
  ],
  holidays: [
    {
      holidayId: 'independence',
      name: '',
      begins: { kind: 'yearly', monthDay: '12-06' },
      lastsDays: 2,
      deleted: false,
    },
    { holidayId: 'leap-day', name: '', begins: { kind: 'yearly', monthDay: '02-29' }, lastsDays: 1, deleted: false },
  ],
  people: { anna: {}, ben: {}, carl: {} },
  groups: { guests: { members: ['ben'], untilMs: Date.parse('2026-11-25T00:00:00.000Z') } },
  rules: [
    { ruleId: 'annex', who: who('anna'), where: at('annex') },
    { ruleId: 'guests', who: { ...who(), groupIds: ['guests'] }, where: at('main'), cooldownSec: 60 },
    { ruleId: 'night', who: who('carl'), where: at('main'), scheduleIds: ['night'], accessTypes: ['rfid'] },
    { ruleId: 'staff', who: who('anna'), where: at('main', 'vault'), scheduleIds: ['office'], unlockSec: 4 },
    { ruleId: 'vault', who: who('anna', 'ben'), where: at('vault'), factors: 'card_and_pin' },
  ],
}

const held: readonly (readonly [keyof typeof presentable, Partial<KnownCredential>])[] = [
  ['card', { kind: 'keycard', userId: 'anna' }],
  ['bits', { kind: 'keycard', userId: 'anna' }],
  ['pin', { kind: 'pin', userId: 'anna' }],
  ['passcode', { kind: 'passcode', userId: 'anna' }],
  ['guest', { kind: 'keycard', userId: 'ben' }],
  ['expiring', { kind: 'qr', userId: 'anna', validUntilMs: Date.parse('2026-11-24T12:00:00.000Z') }],
  ['night', { kind: 'key_fob', userId: 'carl', validFromMs: Date.parse('2026-11-23T07:00:00.000Z') }],
]

const snapshotOf = (): PolicySnapshot => {
  const facts = factsOf(world)
  for (const [n, [name, parts]] of held.entries()) {
    const credentialId = `0199f3c1-7d2e-7a41-9a70-00000000000${n}`
    facts.credentials.set(credentialId, credential({ ...parts, credentialId, sealed: name }))
  }
  const scope = { kind: 'doors' as const, doorIds: ['annex'] }
  facts.lockdowns.set(LOCKDOWN, { lockdownId: LOCKDOWN, scope, reason: '', startedAt: '', startedBy: '' })
  const policy = new CompiledPolicy(facts, 'Europe/Helsinki')
  const doors = doorsDecidedBy(policy, 'controller-1')
  const entitled = [...heldCredentials(facts, MADE_AT)].map(([userId, credentials]) => ({
    userId,
    credentials,
    rules: entitlementsOf(policy, doors, { userId, atMs: MADE_AT }),
  }))
  const sections = sectionsOf({ deviceId: 'controller-1', policy, doors, siteZone: 'Europe/Helsinki' }, entitled, {
    holderOf: (userId) => deviceTag(deviceKey, `holder:${userId}`),
    tagOf: ({ sealed }) => tagOf(presentable[sealed as keyof typeof presentable]),
  })
  const text = (key: Buffer) => key.toString('base64url')
  return {
    kind: 'whole',
    format: 1,
    deviceId: 'controller-1',
    version: '0123456789abcdef',
    policyVersion: 'fedcba9876543210',
    madeAt: new Date(MADE_AT).toISOString(),
    validUntil: '2026-12-10T06:00:00.000Z',
    hashing: { tenantId: TENANT, controllersKey: text(controllersKey), deviceKey: text(deviceKey) },
    ...sections,
  }
}

const asked: readonly (readonly (keyof typeof presentable)[])[] = [
  ...Object.keys(presentable).map((name) => [name as keyof typeof presentable]),
  ['card', 'pin'],
  ['pin', 'bits'],
  ['card', 'wrong'],
  ['guest', 'pin'],
  ['unknown', 'pin'],
]
const TIMES = [
  '2026-11-23T06:30:00.000Z', // Monday, before a fob is valid
  '2026-11-23T17:00:00.000Z', // Monday, the last minute of office hours is over
  '2026-11-24T03:30:00.000Z', // Monday night in New York, Tuesday in Helsinki
  '2026-11-24T12:00:00.000Z', // a code expires
  '2026-11-25T00:00:00.000Z', // a group ends
  '2026-11-28T07:30:00.000Z', // an exception on a Saturday
  '2026-11-29T10:00:00.000Z', // Sunday
  '2026-12-07T08:30:00.000Z', // the second day of a holiday, a Monday
  '2026-12-10T06:00:00.000Z', // the snapshot is valid no more
]
const PLACES = [
  { doorId: 'main', accessPointId: 'in' },
  { doorId: 'vault', accessPointId: 'in' },
  { doorId: 'annex', accessPointId: 'in' },
  { doorId: 'vault', accessPointId: 'out' },
]

interface More {
  readonly isThrottled?: boolean
  readonly coolingRuleIds?: readonly string[]
}

interface Asked extends More {
  readonly names: readonly (keyof typeof presentable)[]
  readonly place: (typeof PLACES)[number]
  readonly time: string
}

const questions = (): readonly Asked[] => [
  ...TIMES.flatMap((time) => PLACES.flatMap((place) => asked.map((names) => ({ names, time, place })))),
  ...[{ isThrottled: true }, { coolingRuleIds: ['guests', 'staff'] }].flatMap((more) =>
    asked.map((names) => ({ names, time: '2026-11-24T08:00:00.000Z', place: PLACES[0]!, ...more })),
  ),
]

/** Everything in docs/how-to/controllers/vectors.json. */
export const vectors = () => {
  const snapshot = snapshotOf()
  return {
    about: 'Made of fixed keys. Decide by `snapshot`: `check` is the one that fails first, or `granted`.',
    keys: signing.publicKeys,
    snapshot: signing.sign(snapshot),
    presentable: Object.fromEntries(
      Object.entries(presentable).map(([name, each]) => [name, { ...each, candidates: tagsOf(each) }]),
    ),
    decisions: questions().map(({ names, time, place, ...more }) => {
      const { coolingRuleIds, isThrottled = false } = more
      const { failed = 'granted', ruleId } = decideAlone(snapshot, {
        ...place,
        presented: names.map((name) => presentable[name]),
        at: new Date(time),
        isThrottled,
        isCooling: (id) => coolingRuleIds?.includes(id) === true,
      })
      const question = { presented: names, ...place, at: time, ...more }
      return { ...question, check: failed, ...(ruleId !== undefined && { ruleId }) }
    }),
  }
}
