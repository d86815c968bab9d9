import { accessEvents } from '@doorledger/contracts'
import { openEmbeddedEventLog } from '@doorledger/event-log'
import { pino } from 'pino'
import { vi } from 'vitest'
import type { RunningConsole } from './running-console.js'

export const SCRIPT = '<img src=x onerror="window.planted = 1"><script>window.planted = 1</script>'
export const LONG_NAME = `Maximiliane ${'von und zu Hohenfels '.repeat(9)}`.slice(0, 199).trim()
const zone = 'Europe/Helsinki'
const MINUTE_MS = 60_000
const UNLOCKED = '05070000'
const REFUSED = '05080000'

type Post = (path: string, body: unknown, token?: string) => Promise<{ token: string; id: string }>
export type Office = Awaited<ReturnType<typeof moveIn>>

const poster =
  ({ address, api }: RunningConsole): Post =>
  async (path, body, token) => {
    const answer = await fetch(address + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token ?? api.adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { token: string; id: string }
  }

/** An office at the harbour: a lock with a few records, another with a day of them, a door with a reader, and people. */
export const moveIn = async (running: RunningConsole) => {
  const postNow = poster(running)
  // What is named has to be known to the service that is told of it, which takes a moment.
  const post: Post = (...request) => vi.waitFor(() => postNow(...request), { timeout: 10_000, interval: 200 })
  await postNow('/v1/premises', { id: 'harbour', kind: 'building', name: 'Harbour office' })
  const people = await hire(postNow)
  const locks = await fitLocks(postNow)
  return {
    people,
    ...locks,
    ...(await fitDoor(post, people.mira)),
    ...caretaker(running, people.anna),
    ...otherProducer(running),
    plant: plant(post),
  }
}

const hire = async (post: Post) => {
  const permissions = ['lock:open', 'lock:program-with-mobile']
  await post('/v1/roles', { id: 'caretaker', name: 'Caretaker', permissions })
  const assignments = [{ roleId: 'caretaker', premisesId: 'harbour' }]
  const [mira, anna] = await Promise.all([
    post('/v1/users', { username: 'mira', name: 'Mira Holm', email: 'mira@example.org' }),
    post('/v1/users', { username: 'anna', name: 'Anna Berg', assignments }),
    post('/v1/users', { username: 'layla', name: 'ليلى الأحمد 🔑' }),
    post('/v1/users', { username: 'somchai', name: 'สมชาย ใจดี' }),
  ])
  await post('/v1/credentials', { kind: 'keycard', number: '11:572', label: 'White card', userId: mira.id })
  await post('/v1/credentials', { kind: 'phone_key', number: 'A1A1', label: 'Phone of the house', userId: anna.id })
  return { mira: mira.id, anna: anna.id }
}

const lockTime = (at: number) => new Date(at).toLocaleString('sv-SE', { timeZone: zone }).replace(/\D/g, '')
const blockOf = (...records: readonly { readonly at: number; readonly event?: string }[]) => ({
  audits: records.map(({ at, event = UNLOCKED }) => ({ event, time: lockTime(at) })),
})

const midOfLastQuarter = () => {
  const now = new Date()
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (now.getUTCMonth() % 3), 1) - 45 * 24 * 60 * MINUTE_MS
}

const fitLocks = async (post: Post) => {
  const lock = { kind: 'lock', model: 'LE', lockKind: 's50', zone, facilityPath: 'harbour' }
  const tokens = await Promise.all([
    post('/v1/devices', { ...lock, id: 'front-door', name: 'Front door' }),
    post('/v1/devices', { ...lock, id: 'archive', name: 'Archive' }),
  ])
  const [front, archive] = tokens.map(({ token }) => token)
  const handIn = (id: string, token: string | undefined, block: object) =>
    post(`/v1/devices/${id}/audit-blocks`, block, token)
  let second = 0
  /** One more record, by which the front door was unlocked. */
  const unlock = async () => {
    second += 1
    await handIn('front-door', front, blockOf({ at: Date.now() - MINUTE_MS + second * 1_000 }))
  }
  await unlock()
  const day = Array.from({ length: 48 }, (_, visit) => ({
    at: Date.now() - (70 + ((visit * visit * 37) % 1_300)) * MINUTE_MS,
    event: visit % 9 === 4 ? REFUSED : UNLOCKED,
  }))
  const quarter = Array.from({ length: 12 }, (_, visit) => ({ at: midOfLastQuarter() + visit * 61 * MINUTE_MS }))
  await handIn('archive', archive, blockOf(...quarter, ...day.sort((one, other) => one.at - other.at)))
  let ago = 500
  /** One that is older than most have to keep it. */
  const recordLongAgo = async () => {
    ago += 1
    await handIn('front-door', front, blockOf({ at: Date.now() - ago * 24 * 60 * MINUTE_MS }))
  }
  return { unlock, recordLongAgo }
}

/** A door with a reader, a rule that lets one person in, and a side entrance that has a contact only. */
const fitDoor = async (post: Post, mira: string) => {
  const device = { zone, facilityPath: 'harbour' }
  const [reader, contact] = await Promise.all([
    post('/v1/devices', { ...device, id: 'lobby-reader', kind: 'reader', name: 'Reader of the lobby' }),
    post('/v1/devices', { ...device, id: 'side-contact', kind: 'controller', name: 'Contact of the side entrance' }),
  ])
  const accessPoints = [{ accessPointId: 'lobby-in', deviceId: 'lobby-reader', toAreaId: 'harbour' }]
  const door = { id: 'lobby', name: 'Lobby', facilityPath: 'harbour', accessPoints }
  await post('/v1/doors', door)
  const side = { id: 'side', name: 'Side entrance', facilityPath: 'harbour', contactDeviceId: 'side-contact' }
  await post('/v1/doors', side)
  const where = { doorIds: ['lobby'] }
  await post('/v1/access-rules', { id: 'holm-lobby', name: 'Staff of the lobby', who: { userIds: [mira] }, where })
  const attempt = async (value: string, snapshot?: object) => {
    const credential = { kind: 'keycard', value }
    const asked = { attemptId: crypto.randomUUID(), accessPoint: 'lobby-in', credential, snapshot }
    await post('/v1/access-attempts', asked, reader.token)
  }
  const tell = async (state: string, msAgo: number) => {
    const occurredAt = new Date(Date.now() - msAgo).toISOString()
    await post('/v1/contact-events', { eventId: crypto.randomUUID(), state, occurredAt }, contact.token)
  }
  await tell('closed', MINUTE_MS)
  return {
    /** Mira’s card, at a door that she may open; the reader may have seen her */
    enter: (snapshot?: object) => attempt('11:572', snapshot),
    attempt: (value: string) => attempt(value),
    /** three cards in a row that nobody knows: an alert */
    tryUnknownCards: async () => {
      for (const number of [1, 2, 3]) await attempt(`9:${number}`)
    },
    /** The side entrance opens, and nobody has unlocked it. */
    forceDoor: async () => {
      // A contact that was silent for a while may have been anything.
      await tell('closed', 6_000)
      await tell('open', 5_000)
      await tell('closed', 1_000)
    },
  }
}

/** What nobody can read, of another producer, under the key of a door. */
const otherProducer = ({ databaseUrl }: RunningConsole) => ({
  appendUnreadable: async (doorId: string) => {
    const log = await openEmbeddedEventLog({ url: await databaseUrl(), logger: pino({ level: 'silent' }) })
    await log.append(accessEvents.name, [{ key: `default:${doorId}`, value: '{"type":"access.granted"}' }])
    await log.close()
  },
})

/** The phone of somebody who may fetch trails, as it comes by a lock. */
const caretaker = ({ api }: RunningConsole, userId: string) => ({
  fetchTrail: async (lock: string) => {
    const visit = await api.call<{ id: string }>('POST', `/v1/locks/${lock}/visits`, { body: { userId } })
    const records = [4, 3, 2].map((minutes, place) => ({
      event: place === 1 ? REFUSED : UNLOCKED,
      time: lockTime(Date.now() - minutes * MINUTE_MS),
    }))
    const chunk = Buffer.from(JSON.stringify(records))
    const path = `/v1/locks/${lock}/visits/${visit.body.id}/chunks/0?last=true`
    const { status, text } = await api.call('PUT', path, { body: chunk })
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`)
  },
})

/** Names that are traps, of everything that has one. Returns the id of a group. */
const plant = (post: Post) => async (): Promise<string> => {
  const lock = { id: 'trap', kind: 'lock', lockKind: 's50', zone, facilityPath: 'harbour', name: `Back ${SCRIPT}` }
  const { token } = await post('/v1/devices', lock)
  await post('/v1/devices/trap/audit-blocks', blockOf({ at: Date.now() - MINUTE_MS }), token)
  await post('/v1/devices/trap/audit-blocks', { audits: [{ event: UNLOCKED, time: SCRIPT }] }, token)
  await post('/v1/devices', { id: 'recorder', kind: 'nvr', zone, facilityPath: 'harbour', name: `Recorder ${SCRIPT}` })
  const accessPoints = [{ accessPointId: 'trap-in', deviceId: 'trap', toAreaId: 'harbour' }]
  await post('/v1/doors', { id: 'trap', name: `Back ${SCRIPT}`, facilityPath: 'harbour', accessPoints })
  const rule = { name: `Back ${SCRIPT}`, who: { everyone: true }, where: { doorIds: ['trap'] } }
  await post('/v1/access-rules', { id: 'trap', ...rule })
  await post('/v1/users', { username: 'trap', name: SCRIPT })
  await post('/v1/users', { username: 'long', name: LONG_NAME })
  const group = await post('/v1/groups', { name: `Guests ${SCRIPT}`, description: SCRIPT })
  return group.id
}
