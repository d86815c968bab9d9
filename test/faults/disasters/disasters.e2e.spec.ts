import { type BackingService, startKafka, startPostgres, startRedis } from '@doorledger/testing'
import { startLocalKafka, startLocalPostgres } from '@doorledger/testing/backing'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../installation.js'
import { isLongRun, START_TIMEOUT_MS } from '../rounds.js'
import { KafkaCluster } from './kafka-cluster.js'
import { disasterFolder, idsOf, namesOn, OneDoor } from './one-door.js'

const ATTEMPTS_BEFORE = 40

interface Server {
  stop(): Promise<void>
}

/** What `docs/operations/disasters.md` says, done. All but the first take long: `npm run faults`. */
describe('after a disaster', { timeout: START_TIMEOUT_MS }, () => {
  let dir: string
  let servers: Set<Server>
  let door: OneDoor | undefined

  beforeEach(async () => {
    dir = await disasterFolder()
    servers = new Set()
    door = undefined
  })
  afterEach(async () => {
    await door?.stop()
    await Promise.all([...servers].map((server) => server.stop()))
    await rm(dir, { recursive: true, force: true })
  }, START_TIMEOUT_MS)

  const running = async <Running extends Server>(starting: Promise<Running>): Promise<Running> => {
    const server = await starting
    servers.add(server)
    return server
  }
  const stopped = async (server: Server): Promise<void> => {
    servers.delete(server)
    await server.stop()
  }
  const startDoor = async (kafka: string, postgres: BackingService, settings = {}): Promise<OneDoor> => {
    const redis = await running(startRedis({ dir: join(dir, 'redis') }))
    door = await OneDoor.on(dir, { kafka, postgres: postgres.address, redis: redis.address }, settings)
    await door.start()
    await door.register()
    await door.untilGranted('Anna may go in')
    await door.granted(ATTEMPTS_BEFORE - 1)
    return door
  }

  /** A copy as it is made of a disk: with owners and rights. */
  const carryAway = async (server: string): Promise<void> => {
    await mkdir(join(dir, 'elsewhere'), { recursive: true })
    await promisify(execFile)('cp', ['-a', join(dir, server), join(dir, 'elsewhere', server)])
  }

  it('that took the log: new topics go on, doors decide as before, nothing is there twice', async () => {
    const kafka = await running(startKafka({ dir: join(dir, 'kafka') }))
    const postgres = await running(startPostgres({ dir: join(dir, 'postgres') }))
    const system = await startDoor(kafka.address, postgres)
    const before = await system.untilRows()

    await system.stop()
    await stopped(kafka)
    // A replica that has lost its volume as well has nothing but the log to learn the policy from.
    await system.loseVolumes()
    const replaced = await running(startKafka({ dir: join(dir, 'new-kafka') }))
    system.change({ KAFKA_BROKERS: replaced.address })
    await system.runJobs({ LOG_REPLACED: 'true' })
    await system.start()

    await system.untilGranted('Anna may go in again')
    const after = await system.untilRows(before.length + 1)
    const ids = idsOf(after)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining([...idsOf(before)]))
    expect(namesOn(after)).toEqual(['Anna Berg'])
    expect(await system.deadLetters()).toEqual([])
  })

  if (isLongRun) {
    it('that took one broker of three, and another after the first was replaced: nothing is lost', async () => {
      const kafka = await running(KafkaCluster.start(dir))
      const postgres = await running(startPostgres({ dir: join(dir, 'postgres') }))
      const copies = { KAFKA_REPLICATION_FACTOR: '3', KAFKA_MIN_INSYNC_REPLICAS: '2' }
      const system = await startDoor(kafka.address, postgres, copies)
      await system.untilRows()

      await kafka.lose(2)
      await system.granted(20)
      await system.untilRows()
      await kafka.replace(2)
      await kafka.lose(1)
      await system.granted(20)
      const rows = await system.untilRows()
      expect(new Set(idsOf(rows)).size).toBe(system.attempts)
      await kafka.replace(1)
      await system.stop()
      await system.start()
      await system.granted(1)
      expect(idsOf(await system.untilRows())).toEqual(expect.arrayContaining([...idsOf(rows)]))
      expect(await system.deadLetters()).toEqual([])
    })

    it('that took a site: the copy of the database first, then a copy of the topics that is not older', async () => {
      const kafka = await running(startLocalKafka({ dir: join(dir, 'kafka'), shortLived: true }))
      const postgres = await running(startLocalPostgres({ dir: join(dir, 'postgres') }))
      const system = await startDoor(kafka.address, postgres)
      await system.untilRows()
      await system.stop()
      await stopped(postgres)
      await carryAway('postgres')
      await postgres.restart()
      servers.add(postgres)
      await system.start()
      await system.granted(20)
      const copied = await system.untilRows()
      await system.stop()
      await stopped(kafka)
      await carryAway('kafka')
      await kafka.restart()
      servers.add(kafka)
      await system.start()
      await system.granted(10)
      await system.untilRows()

      await system.stop()
      await Promise.all([stopped(kafka), stopped(postgres), system.loseVolumes()])
      await Promise.all(['kafka', 'postgres'].map((name) => rm(join(dir, name), { recursive: true })))
      const elsewhere = {
        postgres: await running(startLocalPostgres({ dir: join(dir, 'elsewhere/postgres') })),
        kafka: await running(startLocalKafka({ dir: join(dir, 'elsewhere/kafka'), shortLived: true })),
      }
      system.change({ DATABASE_URL: elsewhere.postgres.address, KAFKA_BROKERS: elsewhere.kafka.address })
      await system.start(['directory'])

      const restored = await system.untilRows(copied.length)
      expect([...idsOf(restored)].sort()).toEqual([...idsOf(copied)].sort())
      await system.untilGranted('Anna may go in again')
      const after = await system.untilRows(copied.length + 1)
      expect(namesOn(after)).toEqual(['Anna Berg'])
      expect(await system.deadLetters()).toEqual([])
    })

    it('that took the wrapping keys: doors decide, rows stay, and names are read until views are rebuilt', async () => {
      const kafka = await running(startKafka({ dir: join(dir, 'kafka') }))
      const postgres = await running(startPostgres({ dir: join(dir, 'postgres') }))
      const system = await startDoor(kafka.address, postgres)
      const before = await system.untilRows()
      const keyFile = join(dir, 'privacy-keys')
      const [id] = /^\w+(?=:)/m.exec(await readFile(keyFile, 'utf8'))!

      await system.stop()
      await rm(keyFile)
      const refused = await system.ended('directory')
      expect(refused.code).not.toBe(0)
      expect(refused.printed).toContain(`The wrapping keys in ${keyFile} are gone: put them back from their copy`)
      const client = new pg.Client({ connectionString: postgres.address })
      await client.connect()
      await client.query(
        `update privacy.person_keys set wrapped_key = null, wrapping_key_id = null, erased_at = now()
         where wrapping_key_id = $1`,
        [id],
      )
      await client.end()
      await system.start()

      await system.untilGranted('the card opens as before')
      const after = await system.untilRows(before.length + 1)
      expect(idsOf(after)).toEqual(expect.arrayContaining([...idsOf(before)]))
      expect(namesOn(after)).toEqual(['Anna Berg'])
      expect(
        (await system.call('audit-trail', '/v1/projections/audit-trail.names-over-time/rebuild', {}))?.status,
      ).toBe(202)
      await until('no row has a name', async () =>
        namesOn(await system.rows()).includes('Anna Berg') ? undefined : true,
      )
      expect((await system.untilRows()).length).toBe(after.length)
      expect(await system.deadLetters()).toEqual([])
    })
  }
})
