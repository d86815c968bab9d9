import { topics } from '@doorledger/contracts'
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import { distributedSettings } from '@doorledger/testing'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { appendAttempts } from '../append-attempts.ts'
import type { Backing } from '../backing.ts'
import { type Figure, perSecond, thousands } from '../figure.ts'
import { withPartOfAProcessor } from '../part-of-a-processor.ts'
import { assembledImage, type Running } from '../processes.ts'

const EVENTS = 100_000
/** Of a processor, for each replica: Kafka, Postgres and what hands in have the rest of the machine. */
const PART = 0.3
const LOOK_MS = 100

type Image = Awaited<ReturnType<typeof assembledImage>>
interface Shared {
  readonly rate: number
  /** of each replica, in s of a processor, busiest first */
  readonly worked: readonly number[]
}

/** What a second replica adds, each with a part of a processor as a limit of Kubernetes gives it: machines here have fewer than both want. */
export async function* replicas(backing: Backing): AsyncGenerator<Figure> {
  const image = await assembledImage(backing, 'audit-trail')
  const one = await rateOf(1, image, backing)
  const two = await rateOf(2, image, backing)
  const detail = `${thousands(two.rate)} against ${thousands(one.rate)} rows/s; ${EVENTS} events of Kafka, ${PART} of a processor for each replica`
  yield {
    name: 'rows/s of the access log with two replicas ÷ with one',
    ratio: two.rate / one.rate,
    bound: { atLeast: 1.6 },
    detail,
  }
  const [most = 0, least = 0] = two.worked
  yield {
    name: 'work of the busier of two replicas ÷ of both',
    ratio: most / (most + least),
    bound: { atMost: 0.65 },
    detail: `${most.toFixed(1)} and ${least.toFixed(1)} s of a processor`,
  }
}

const rateOf = async (count: number, image: Image, backing: Backing): Promise<Shared> => {
  const kafka = await backing.newKafka()
  const addresses = { kafka: kafka.address, postgres: await backing.database(), redis: await backing.redisUrl() }
  const settings = distributedSettings(addresses, await backing.folder())
  const log = openKafkaEventLog({ brokers: [kafka.address], clientId: 'bench' })
  await log.createTopics(topics)
  const started: Running[] = []
  for (let replica = 0; replica < count; replica += 1) started.push(await image.start(settings))
  const stop = withPartOfAProcessor(
    PART,
    started.map(({ pid }) => pid),
  )
  const startedAt = performance.now()
  await appendAttempts(log, EVENTS)
  await untilRows(settings.DATABASE_URL)
  const rate = perSecond(EVENTS, startedAt)
  const worked = stop()
  for (const replica of started) await replica.stop()
  await log.close()
  await kafka.stop()
  return { rate, worked: worked.toSorted((one, other) => other - one) }
}

const untilRows = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const count = 'select count(*)::int as count from audit_trail.access_events'
  while ((await client.query<{ count: number }>(count)).rows[0]!.count < EVENTS) await pause(LOOK_MS)
  await client.end()
}
