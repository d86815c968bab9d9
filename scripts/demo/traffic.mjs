import { lockTime } from './lock-clock.mjs'

export const demoDoors = [
  { id: 'front-door', name: 'Front door', kind: 'lock', model: 'LE', zone: 'Europe/Helsinki', story: 'busy' },
  { id: 'office', name: 'Office', kind: 'lock', model: 'NDE', zone: 'Europe/Helsinki', story: 'twice' },
  { id: 'storage', name: 'Storage', kind: 'lock', model: 'LE', zone: 'Europe/Helsinki', story: 'offline' },
  { id: 'back-door', name: 'Back door', kind: 'lock', model: 'NDE', zone: 'Europe/Helsinki', story: 'clock' },
  { id: 'server-room', name: 'Server room', kind: 'lock', model: 'LE', zone: 'Europe/Helsinki', story: 'gap' },
  { id: 'parking', name: 'Parking', kind: 'reader', model: 'RMRU', zone: 'Europe/Helsinki', story: 'damaged' },
]

const GRANTED = '05070000'
const DENIED = ['05080000', '050B0000', '05410000']
const REQUEST_TO_EXIT = '07040000'
const FORCED = '07000000'
const VERSION = '0x08d16357eef73a69'
const HOUR_MS = 3_600_000

/** The blocks one door hands in, in order, as of `now`. The same door on the same day tells the same story. */
export const dayOfBlocks = (door, now) => {
  const random = seeded(door.id)
  const day = (hoursAgo, count) =>
    visits({ door, random, from: now.getTime() - hoursAgo * HOUR_MS, hours: Math.min(hoursAgo, 10) * 0.4, count })
  switch (door.story) {
    case 'busy':
      return [
        { what: 'the morning', body: block(day(9, 14)) },
        {
          what: 'the afternoon',
          body: block([...day(3, 9), { event: FORCED, time: lockTime(door.zone, now.getTime() - HOUR_MS) }]),
        },
        { what: 'nothing new', body: block([]) },
      ]
    case 'twice':
      return [{ what: 'the same block, its first answer lost', body: block(day(6, 8)), times: 2 }]
    case 'offline':
      return [{ what: 'a week at once', body: block([7, 6, 5, 4, 3, 2, 1].flatMap((days) => day(days * 24, 12))) }]
    case 'clock':
      return [
        {
          what: 'a clock that fell back to 2000',
          body: block(visits({ door, random, from: Date.UTC(2000, 0, 1), hours: 2, count: 4 })),
        },
      ]
    case 'gap':
      return [
        { what: 'audit ids up to 254', body: block(numbered(day(8, 4), 251)) },
        { what: 'two records are missing', body: block(numbered(day(4, 5), 1)) },
      ]
    case 'damaged':
      return [
        { what: 'a block cut short on its way', body: block(day(5, 3)).slice(0, -40), times: 3 },
        {
          what: 'one record with an impossible date',
          body: block([...day(2, 2), { event: GRANTED, time: '20260231120000' }]),
        },
      ]
    default:
      throw new Error(`no such story: ${door.story}`)
  }
}

const block = (audits) => JSON.stringify({ audits, nxtDbVerTS: VERSION })

const numbered = (audits, first) => audits.map((audit, index) => ({ ...audit, auditId: (first + index) % 256 }))

const visits = ({ door, random, from, hours, count }) =>
  Array.from({ length: count }, (_, index) => {
    const at = from + ((index + random()) / count) * hours * HOUR_MS
    return { event: eventFor(random()), time: lockTime(door.zone, at) }
  })

const eventFor = (chance) => {
  if (chance < 0.7) return GRANTED
  if (chance < 0.85) return REQUEST_TO_EXIT
  return DENIED[Math.floor(chance * 100) % DENIED.length]
}

/** Mulberry32: small, and the same on every machine. */
const seeded = (text) => {
  let state = [...text].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0), 2_654_435_761), 1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
