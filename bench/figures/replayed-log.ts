import {
  attemptData,
  CompiledPolicy,
  evaluate,
  policiesToCompare,
  type PolicyFacts,
  replayLines,
} from '@doorledger/access-decision'
import { accessDenied, accessGranted, eventOf, type Reason, topics } from '@doorledger/contracts'
import { type EventLog, type LogRecord, openEmbeddedEventLog, readLogOnce, recordOf } from '@doorledger/event-log'
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import { newId } from '@doorledger/kernel'
import { pino } from 'pino'
import { credentialId, officeRequests, readerOf, scaled, ZONE } from '../access/office-policy.ts'
import type { Backing } from '../backing.ts'
import { type Figure, perSecond, thousands } from '../figure.ts'

const ATTEMPTS = scaled(200_000)
const RECORDS_A_TIME = 2_000
const TOPIC = 'access.events.v1'
const AT_LEAST = 0.5

/** What replaying takes of attempts that stand in the log: how much of it is reading, which every replay must. */
export async function* replayedLog(backing: Backing, facts: PolicyFacts): AsyncGenerator<Figure> {
  const logs = {
    embedded: async () => openEmbeddedEventLog({ url: await backing.database(), logger: pino({ level: 'silent' }) }),
    Kafka: async () => openKafkaEventLog({ brokers: [await backing.kafkaBrokers()], clientId: 'bench' }),
  }
  for (const [name, open] of Object.entries(logs)) {
    const log = await open()
    await log.createTopics(topics)
    await writeAttempts(log, facts)
    const replayed = await replayRate(log, facts)
    const read = await readRate(log)
    await log.close()
    yield {
      name: `attempts replayed from the log ÷ read from it and not looked at, ${name}`,
      ratio: replayed / read,
      bound: { atLeast: AT_LEAST },
      detail: `${thousands(replayed)} against ${thousands(read)} attempts/s of ${thousands(ATTEMPTS)}`,
    }
  }
}

const writeAttempts = async (log: EventLog, facts: PolicyFacts): Promise<void> => {
  let records: LogRecord[] = []
  for (const record of attemptRecords(facts)) {
    records.push(record)
    if (records.length < RECORDS_A_TIME) continue
    await log.append(TOPIC, records)
    records = []
  }
  await log.append(TOPIC, records)
}

/** As the service writes them. */
function* attemptRecords(facts: PolicyFacts): Generator<LogRecord> {
  const policy = new CompiledPolicy(facts, ZONE)
  for (const { credential, door, atMs } of officeRequests(ATTEMPTS)) {
    const passage = policy.passagesOf(readerOf(door))[0]
    const known = facts.credentials.get(credentialId(credential))
    const decision = evaluate(policy, { passage, presented: [{ accessType: 'keycard', credential: known }], atMs })
    const deviceId = readerOf(door)
    const data = attemptData({
      accessEventId: newId(),
      attemptId: newId(),
      device: { deviceId, name: deviceId, kind: 'reader', facilityPath: 'hq' },
      passage,
      accessTypes: ['keycard'],
      decision,
      policyVersion: '0123456789abcdef',
      latencyMs: 0.2,
      flags: [],
    })
    const at = new Date(atMs).toISOString()
    const about = { tenantId: 'default', service: 'access-decision', occurredAt: at, recordedAt: at }
    const definition = (data.result === 'granted' ? accessGranted : accessDenied) as typeof accessGranted
    yield recordOf(eventOf(definition, data, { ...about, actor: `device:${deviceId}` }))
  }
}

const replayRate = async (log: EventLog, facts: PolicyFacts): Promise<number> => {
  const none = { set: [], remove: [] }
  const accessRules = { set: [], remove: ['rule-0', 'rule-1', 'rule-2'] }
  const compared = policiesToCompare(facts, { accessRules, schedules: none, holidays: none }, ZONE)
  const { signal } = new AbortController()
  const replay = {
    ...compared,
    policyVersion: '0',
    fromMs: 0,
    toMs: Infinity,
    tenantId: 'default',
    sees: () => true,
    shown: (reason: Reason) => reason,
  }
  const startedMs = performance.now()
  let last = ''
  for await (const lines of replayLines(replay, () => ({ log, topic: TOPIC, isEmpty: false, signal }))) last = lines
  const rate = perSecond(ATTEMPTS, startedMs)
  const { attempts } = JSON.parse(last) as { attempts: number }
  if (attempts !== ATTEMPTS) throw new Error(`${attempts} of ${ATTEMPTS} attempts were decided again`)
  return rate
}

const readRate = async (log: EventLog): Promise<number> => {
  const startedMs = performance.now()
  let read = 0
  const reading = { topic: TOPIC, group: `bench-${newId()}`, signal: new AbortController().signal }
  for await (const { records } of readLogOnce(log, reading)) read += records.length
  if (read !== ATTEMPTS) throw new Error(`${read} of ${ATTEMPTS} records were read`)
  return perSecond(ATTEMPTS, startedMs)
}
