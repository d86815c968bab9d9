import { topics } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import { distributedSettings } from '@doorledger/testing'
import { randomBytes } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { apiOf } from '../api.ts'
import { officeEvents } from '../access/office-events.ts'
import { SIZES } from '../access/office-policy.ts'
import { inForce, switchedDoor } from '../access/rule-in-force.ts'
import type { Backing } from '../backing.ts'
import type { Figure } from '../figure.ts'
import { allCaughtUp } from '../fill-log.ts'
import { assembledImage, type Running, startProcess } from '../processes.ts'

const RECORDS_A_TIME = 2_000
const SNAPSHOT_BOUND_SEC = 3
const LOG_BOUND_SEC = 20

/** How soon a replica, run as in its image, decides after it was started, and after a rule was changed, with the policy of an office block. */
export async function* policyStarts(backing: Backing): AsyncGenerator<Figure> {
  const addresses = {
    kafka: await backing.kafkaBrokers(),
    postgres: await backing.database(),
    redis: await backing.redisUrl(),
  }
  const lookupKey = randomBytes(32).toString('base64')
  const settings = { ...distributedSettings(addresses, await backing.folder()), CREDENTIAL_LOOKUP_KEY: lookupKey }
  const log = openKafkaEventLog({ brokers: [addresses.kafka], clientId: 'bench' })
  await log.createTopics(topics)
  const directory = await startProcess('services/directory/dist/main.js', settings)
  backing.atEnd(() => directory.stop())
  await writeOffice(log)
  const folders = [await backing.folder(), await backing.folder()] as const
  const image = await assembledImage(backing, 'access-decision')
  const start = async (folder: string) => {
    const startedMs = performance.now()
    const running = await image.start({ ...settings, DECISION_DATA_DIR: folder })
    const readyMs = performance.now() - startedMs
    while ((await policyOf(running)) !== 'ok') await pause(100)
    return { running, readySec: readyMs / 1_000, completeSec: (performance.now() - startedMs) / 1_000 }
  }
  const token = (await readFile(settings.ADMIN_TOKEN_FILE, 'utf8')).trim()
  // Its views catch up first: what a replica does besides is as in everyday life.
  const first = await start(folders[0])
  await allCaughtUp(apiOf(first.running.address, token))
  await first.running.stop()
  await rm(join(folders[0], 'policy'), { recursive: true, force: true })
  const fromLog = await start(folders[0])
  await fromLog.running.stop()
  yield secondsFigure('policy in force after a start from the log', LOG_BOUND_SEC, fromLog.completeSec)
  const fromSnapshot = await start(folders[0])
  backing.atEnd(() => fromSnapshot.running.stop())
  const detail = `and up to date with the log after ${fromSnapshot.completeSec.toFixed(1)} s`
  yield secondsFigure(
    'ready to decide after a start from the snapshot',
    SNAPSHOT_BOUND_SEC,
    fromSnapshot.readySec,
    detail,
  )
  const second = await start(folders[1])
  backing.atEnd(() => second.running.stop())
  yield await inForce(await switchedDoor(log, lookupKey), [fromSnapshot.running, second.running], token)
  for (const each of [second.running, fromSnapshot.running, directory]) await each.stop()
  await log.close()
}

const secondsFigure = (name: string, boundSec: number, sec: number, more = ''): Figure => ({
  name: `${name} ÷ ${boundSec} s`,
  ratio: sec / boundSec,
  bound: { atMost: 1 },
  detail: `${sec.toFixed(1)} s for the process from nothing, with ${SIZES} ${more}`.trim(),
})

const writeOffice = async (log: EventLog): Promise<void> => {
  const waiting = new Map<string, ReturnType<typeof recordOf>[]>()
  for (const { topic, event } of officeEvents()) {
    const records = waiting.get(topic) ?? []
    records.push(recordOf(event))
    waiting.set(topic, records)
    if (records.length < RECORDS_A_TIME) continue
    await log.append(topic, records)
    waiting.set(topic, [])
  }
  for (const [topic, records] of waiting) await log.append(topic, records)
}

const policyOf = async ({ address }: Running): Promise<string | undefined> => {
  const answer = (await (await fetch(`${address}/health/ready`)).json()) as { checks: Record<string, string> }
  return Object.entries(answer.checks).find(([name]) => name.endsWith('.policy'))?.[1]
}
