import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { Kafka, logLevel } from 'kafkajs'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { BackingService } from './backing-service.js'
import { freshDatabase, kafkaBrokers, redisUrl, startKafka, startPostgres, startRedis } from './index.js'

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

const kafka = (brokers: string[]) => new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin()

describe('the servers shared by a test run', () => {
  it('take Kafka clients', async () => {
    const admin = kafka(kafkaBrokers())
    await admin.connect()
    expect((await admin.describeCluster()).brokers).not.toHaveLength(0)
    await admin.disconnect()
  })

  it('take Redis clients', async () => {
    const redis = new Redis(redisUrl())
    expect(await redis.ping()).toBe('PONG')
    await redis.quit()
  })

  it('hold an empty database for everyone who asks', async () => {
    const [mine, other] = await Promise.all([freshDatabase(), freshDatabase()])
    await query(mine, 'create table t (n int)')
    await query(other, 'create table t (n text)')
    expect(mine).not.toBe(other)
  })
})

describe('a server of one’s own', { timeout: 180_000 }, () => {
  let dir: string
  let server: BackingService | undefined
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'doorledger-own-'))
  })
  afterEach(() => server?.stop())
  afterAll(() => rm(dir, { recursive: true, force: true }))

  it('is a Kafka that keeps its topics over kill and restart', async () => {
    server = await startKafka({ dir: join(dir, 'kafka') })
    const admin = kafka([server.address])
    await admin.connect()
    await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 2 }] })
    await admin.disconnect()

    await server.kill()
    await expect(scope(server.address)).rejects.toThrow('ECONNREFUSED')
    await server.restart()

    await admin.connect()
    expect(await admin.listTopics()).toContain('kept')
    await admin.disconnect()
  })

  it('is a Redis that answers again after kill and restart', async () => {
    server = await startRedis({ dir: join(dir, 'redis') })
    const { host } = new URL(server.address)
    await server.kill()
    await expect(scope(host)).rejects.toThrow('ECONNREFUSED')
    await server.restart()
    await scope(host)
  })

  it('is a Postgres that keeps what was committed over kill and restart', async () => {
    server = await startPostgres({ dir: join(dir, 'postgres') })
    await query(server.address, 'create table kept as select 1 as n')
    await server.kill()
    await expect(query(server.address, 'select 1')).rejects.toThrow('ECONNREFUSED')
    await server.restart()
    expect(await query(server.address, 'select n from kept')).toEqual([{ n: 1 }])
  })
})

const scope = (hostAndPort: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(`tcp://${hostAndPort}`)
    const socket = connect(Number(port), hostname, () => resolve(void socket.destroy()))
    socket.once('error', reject)
  })
