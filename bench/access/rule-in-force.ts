import { credentialAdded, credentialExample, eventOf, referenceParts, userCreated } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { LookupKey } from '@doorledger/privacy'
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Api, apiOf } from '../api.ts'
import { type Figure, quantile } from '../figure.ts'
import type { Running } from '../processes.ts'
import { readerEvents } from './office-events.ts'
import { untilDone } from './until-done.ts'

const CHANGES = 100
const BOUND_MS = 1_000
/** Between two questions of a reader: what is waited for is the rule, not room among the questions. */
const PAUSE_MS = 20
const READER = 'switch-reader'
const CARD = '77:4711'
const RULE = { name: 'Switch', who: { everyone: true }, where: { doorIds: ['switch-door'] } }

/** A reader that is to be, and a card for it. @returns the token of the reader */
export const switchedDoor = async (log: EventLog, lookupKey: string): Promise<string> => {
  const token = `dl_dev_${randomBytes(32).toString('base64url')}`
  const key = LookupKey.parse(lookupKey)
  const referenceHmac = key.hmac(...referenceParts('default', CARD))
  const at = new Date().toISOString()
  const about = { tenantId: 'default', service: 'bench', occurredAt: at, recordedAt: at }
  const userId = newId()
  const holder = { userId, from: at, until: null }
  const card = { ...credentialExample, credentialId: newId(), kind: 'keycard' as const, referenceHmac, holder }
  for (const { topic, event } of readerEvents(READER, token)) await log.append(topic, [recordOf(event)])
  const user = eventOf(userCreated, { ...userCreated.example, userId, userNo: 9_999_999, assignments: [] }, about)
  await log.append('directory.events.v1', [recordOf(user), recordOf(eventOf(credentialAdded, card, about))])
  return token
}

/** From an administrator's change of a rule until a reader is answered by it at both replicas. */
export const inForce = async (
  readerToken: string,
  replicas: readonly Running[],
  adminToken: string,
): Promise<Figure> => {
  const admin = apiOf(replicas[0]!.address, adminToken)
  const door = { id: 'switch-door', name: 'Switch', accessPoints: [{ accessPointId: 'in', deviceId: READER }] }
  await untilDone(() => admin.post('/v1/doors', door))
  await admin.post('/v1/access-rules', { id: 'switch', ...RULE })
  const readers = replicas.map(({ address }) => apiOf(address, readerToken))
  await Promise.all(readers.map((reader) => untilAnswered(reader, 'granted')))
  const latencies: number[] = []
  for (let change = 1; change <= CHANGES; change += 1) {
    const enabled = change % 2 === 0
    const startedMs = performance.now()
    await replaceRule(replicas[0]!.address, adminToken, { version: change, enabled })
    await Promise.all(readers.map((reader) => untilAnswered(reader, enabled ? 'granted' : 'denied')))
    latencies.push(performance.now() - startedMs)
  }
  const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)]
  return {
    name: `rule change → in force at both of two replicas, p99 ÷ ${BOUND_MS} ms`,
    ratio: p99 / BOUND_MS,
    bound: { atMost: 1 },
    detail: `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, longest ${Math.max(...latencies).toFixed(0)} ms of ${CHANGES} changes`,
  }
}

const replaceRule = async (
  address: string,
  token: string,
  { version, enabled }: { readonly version: number; readonly enabled: boolean },
): Promise<void> => {
  const response = await fetch(`${address}/v1/access-rules/switch`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'if-match': `"${version}"`,
    },
    body: JSON.stringify({ ...RULE, enabled }),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
}

const untilAnswered = async (reader: Api, wanted: string): Promise<void> => {
  const ask = () => ({ attemptId: newId(), credential: { kind: 'rfid', value: CARD } })
  for (;;) {
    const { decision } = (await reader.post('/v1/access-attempts', ask())) as { decision: string }
    if (decision === wanted) return
    await pause(PAUSE_MS)
  }
}
