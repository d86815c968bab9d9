import { LogUnavailable } from '@doorledger/event-log'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freshSchemas } from '../../../database/test/fresh-schema.js'
import { lamp, lampLabelled, lampSwitched } from '../../test/lamps.js'
import { RecordingLog } from '../../test/recording-log.js'
import { aggregate } from '../commands/aggregate.js'
import { CommandHandler } from '../commands/command-handler.js'
import { startOutboxRelay } from './outbox-relay.js'

const SEED = 20_261_122
const KILLS = 100
const ROOMS = ['attic', 'cellar', 'hall', 'loft', 'porch', 'shed']

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
const seededRandom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

const lamps = aggregate({ name: 'lamp', decider: lamp, events: [lampSwitched, lampLabelled] })
const by = { tenantId: 'default', actor: 'token:anna' }
const random = seededRandom(SEED)

let database: Pool
let operator: Pool

beforeAll(async () => {
  const pools = await freshSchemas('service', 'operator')
  database = pools[0]!
  operator = pools[1]!
})
afterAll(() => Promise.all([database.end(), operator.end()]))

/** Kills one connection of the service, whatever it is at. */
const killOne = () =>
  operator.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'service' order by md5(pid::text || $1) limit 1`,
    [String(random())],
  )

const troubledLog = (): RecordingLog => {
  const log = new RecordingLog()
  log.meanwhile = async () => {
    await pause(random() * 5)
    if (random() < 0.2) throw new LogUnavailable('the answer was lost')
  }
  return log
}

interface Room {
  readonly lampId: string
  /** labels of its lamp */
  readonly acknowledged: string[]
}

/** Labels one lamp again and again, and notes the labels that were acknowledged. */
const labelUntil = async (commands: CommandHandler, { lampId, acknowledged }: Room, ended: () => boolean) => {
  for (let number = 1; !ended(); number += 1) {
    const label = `${lampId} ${number}`
    await commands.handle({ aggregate: lamps, id: lampId, by }, { type: 'label', lampId, label }).then(
      () => acknowledged.push(label),
      () => undefined,
    )
  }
}

describe(`publishing while connections die and the log loses answers (seed ${SEED})`, () => {
  it('loses nothing acknowledged, keeps every stream in order, and repeats only what readers recognise', async () => {
    const log = troubledLog()
    const logger = { warn: () => undefined }
    const relays = [0, 1].map(() => startOutboxRelay({ database, log, logger, pollMs: 5, retryMs: 5 }))
    const commands = new CommandHandler({ database, service: 'lighting', relay: relays[0]! })

    let ended = false
    const rooms = ROOMS.map((lampId): Room => ({ lampId, acknowledged: [] }))
    const labelling = rooms.map((room) => labelUntil(commands, room, () => ended))
    const hasFailedAll = ({ acknowledged }: Room) => acknowledged.length === 0
    for (let kill = 0; kill < KILLS || rooms.some(hasFailedAll); kill += 1) {
      await pause(random() * 40)
      await killOne()
    }
    ended = true
    await Promise.all(labelling)
    await vi.waitFor(async () => expect(await relays[0]!.waiting()).toBe(0), { timeout: 60_000 })
    await Promise.all(relays.map((relay) => relay.stop()))

    for (const { lampId, acknowledged } of rooms) {
      const { versions, labels } = asReadersSee(log, lampId)
      expect(versions).toEqual(versions.map((_, place) => place + 1))
      expect(labels).toEqual(expect.arrayContaining(acknowledged))
      expect(new Set(labels).size).toBe(labels.length)
    }
  })
})

/** What is left for a reader who ignores versions that he has passed. */
const asReadersSee = (log: RecordingLog, lampId: string) => {
  const versions: number[] = []
  const labels: string[] = []
  for (const { key, value } of log.records) {
    const event = JSON.parse(value) as { streamversion: number; data: { label: string } }
    if (key !== `default:${lampId}` || event.streamversion <= (versions.at(-1) ?? 0)) continue
    versions.push(event.streamversion)
    labels.push(event.data.label)
  }
  return { versions, labels }
}
