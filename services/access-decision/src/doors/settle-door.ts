import type { AccessEventData, DoorState } from '@doorledger/contracts'
import { appendToStream } from '@doorledger/event-store'
import type { ClientBase } from 'pg'
import {
  type DoorEvent,
  eventOfStatement,
  relockedEvent,
  type ToldDoor,
  unlockedEvent,
  withdrawalOf,
} from '../domain/doors/door-events.js'
import { type ContactFact, type DoorFact, inOrder } from '../domain/doors/door-fact.js'
import { conclude, type Conclusion, type DoorTimes, type Made } from '../domain/doors/door-statements.js'
import { withoutChatter } from '../domain/doors/openings.js'
import { contactDeviceOf } from './contact-device.js'
import { loadFacts } from './door-facts.js'
import {
  addFacts,
  beginningOf,
  type DoorId,
  type KeptStatement,
  type KeptUnlock,
  loadStatements,
  lockDoor,
  markRelocked,
  replaceContacts,
  saveStanding,
  saveStatements,
} from './door-store.js'
import type { PassagesOf } from './passages.js'

/** How long a contact may chatter. */
const SETTLE_MS = 500

export interface Settling {
  readonly client: ClientBase
  readonly tenantId: string
  readonly door: DoorState
  readonly now: Date
  readonly passagesOf: PassagesOf
}

/**
 * Works what was told into the history of a door and says what follows, through the outbox, all in one transaction that
 * holds the door: so it is said once, by whichever replica comes first, also when what is told comes from two topics.
 * Without new facts it lets time pass.
 */
export const settleDoor = async (settling: Settling, told: readonly DoorFact[]): Promise<void> => {
  const { client, tenantId, door, now } = settling
  const id = { tenantId, doorId: door.doorId }
  const version = await lockDoor(client, id)
  const added = await addFacts(client, id, told)
  if (told.length > 0 && added.length === 0) return
  const since = await beginningOf(client, id, Math.min(now.getTime(), ...added.map(({ atMs }) => atMs)) - SETTLE_MS)
  const facts = await tidied(settling, id, await loadFacts(client, id, since))
  const statements = await loadStatements(client, id, since)
  const times = await timesOf(settling, since)
  const made = statements.filter(({ withdrawn }) => !withdrawn)
  const conclusion = conclude({ facts, made, times }, now.getTime())
  const context = await toldDoor(settling, times)
  const said = sayings(conclusion, statements, context)
  const locks = relocks(facts, now.getTime())
  const unlocked = added.flatMap((fact) => (fact.kind === 'unlock' ? [unlockedEvent(fact, context)] : []))
  const events = [...unlocked, ...said.events, ...locks.due.map((unlock) => relockedEvent(unlock, context))]
  await markRelocked(
    client,
    id,
    locks.due.map(({ factId }) => factId),
  )
  await saveStatements(client, id, said.statements)
  await publish(client, { ...id, version }, events)
  await saveStanding(client, id, {
    contact: inOrder(facts.filter(isContact)).at(-1),
    dueAtMs: earliest(conclusion.dueAtMs, locks.nextAtMs),
    version: version + events.length,
  })
}

const isContact = (fact: DoorFact): fact is ContactFact => fact.kind === 'contact'

const earliest = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.min(one, other)

/** The facts without chatter, here and in the database. */
const tidied = async ({ client }: Settling, id: DoorId, facts: readonly DoorFact[]): Promise<readonly DoorFact[]> => {
  const before = facts.filter(isContact)
  const after = withoutChatter(before, SETTLE_MS)
  await replaceContacts(client, id, before, after)
  return [...after, ...facts.filter((fact) => !isContact(fact))]
}

const timesOf = async ({ client, tenantId, door, now, passagesOf }: Settling, since: Date): Promise<DoorTimes> => ({
  windowMs: door.forcedOpenWindowSec * 1_000,
  thresholdMs: door.heldOpenThresholdSec * 1_000,
  settleMs: SETTLE_MS,
  passages: await passagesOf(client, { tenantId, door, since, now }),
})

const toldDoor = async ({ client, tenantId, door, now }: Settling, { windowMs }: DoorTimes): Promise<ToldDoor> => ({
  tenantId,
  door: { id: door.doorId, name: door.name },
  contact: await contactDeviceOf(client, tenantId, door),
  windowMs,
  recordedAt: now.toISOString(),
})

/** Events of a conclusion, and the statements as they are kept from now on. */
const sayings = ({ state, withdraw }: Conclusion, kept: readonly KeptStatement[], context: ToldDoor) => {
  const earlier = (made: Made) =>
    kept.find((one) => one.kind === made.kind && one.openingId === made.openingId && one.reminderNo === made.reminderNo)
  const withdrawn = withdraw.map(({ made, because }) => {
    const { data, ...rest } = earlier(made)!
    const event = withdrawalOf(
      { data: data as AccessEventData, at: new Date(made.atMs).toISOString() },
      because,
      context,
    )
    return { event, statement: { ...rest, data: event.data, revision: event.data.revision, withdrawn: true } }
  })
  const stated = state.map((statement) => {
    const { kind, openingId, atMs } = statement
    const made = { kind, openingId, atMs, reminderNo: kind === 'held' ? statement.reminderNo : 0 }
    const revision = (earlier(made)?.revision ?? 0) + 1
    const event = eventOfStatement(statement, context, revision)
    return { event, statement: { ...made, revision, withdrawn: false, data: event.data } }
  })
  const all = [...withdrawn, ...stated]
  return { events: all.map(({ event }) => event), statements: all.map(({ statement }) => statement) }
}

/** Unlocks that have ended and were not told to have, and when the next ends. */
const relocks = (facts: readonly DoorFact[], nowMs: number) => {
  const unlocks = facts.filter((fact): fact is KeptUnlock => fact.kind === 'unlock' && fact.untilMs !== undefined)
  const pending = unlocks.filter(({ relocked }) => !relocked)
  const ahead = pending.map(({ untilMs }) => untilMs!).filter((until) => until > nowMs)
  return {
    due: pending.filter(({ untilMs }) => untilMs! <= nowMs),
    nextAtMs: ahead.length === 0 ? undefined : Math.min(...ahead),
  }
}

const publish = async (
  client: ClientBase,
  { tenantId, doorId, version }: DoorId & { readonly version: number },
  events: readonly DoorEvent[],
): Promise<void> => {
  if (events.length === 0) return
  const numbered = events.map((event, index) => ({
    topic: 'access.events.v1',
    event: { ...event, streamversion: version + index + 1 },
  }))
  await appendToStream(client, { tenantId, stream: `door_history:${doorId}`, version }, numbered)
}
