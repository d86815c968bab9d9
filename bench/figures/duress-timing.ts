import {
  answerOf,
  attemptData,
  CompiledPolicy,
  evaluate,
  type KnownCredential,
  noFacts,
} from '@doorledger/access-decision'
import { accessRuleExample, doorExample } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import type { Figure } from '../figure.ts'
import { kolmogorovSmirnov } from '../kolmogorov-smirnov.ts'

const PAIRS = 20_000
const WARM_UP = 100_000
const MONDAY_NOON = Date.parse('2026-11-23T10:00:00.000Z')

/** Whether a duress PIN takes as long as any other, from the question to the bytes of the answer. */
export async function* duressTiming(): AsyncGenerator<Figure> {
  const answer = answerer()
  for (let n = 0; n < WARM_UP; n += 1) {
    answer(n % 2 === 0)
    answer(n % 2 === 1)
  }
  const usual: number[] = []
  const underDuress: number[] = []
  let alike = 0
  for (let n = 0; n < PAIRS; n += 1) {
    // Whatever else the machine does meets both: each pair is measured at once, in an order that nobody chose.
    const first = Math.random() < 0.5
    const answers = [answer(first), answer(!first)] as const
    const [duress, grant] = first ? answers : [answers[1], answers[0]]
    underDuress.push(duress.ns)
    usual.push(grant.ns)
    if (withoutIds(duress.text) === withoutIds(grant.text)) alike += 1
  }
  const p = kolmogorovSmirnov(usual, underDuress)
  const detail = `${PAIRS} pairs, ${alike} of them alike to the byte but for ids`
  yield {
    name: 'duress and grant of one distribution of time (Kolmogorov–Smirnov, p)',
    ratio: p,
    bound: { atLeast: 0.01 },
    detail,
  }
  yield { name: 'answers to duress alike to the byte ÷ all', ratio: alike / PAIRS, bound: { atLeast: 1 }, detail }
}

const withoutIds = (text: string): string => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')

/** A PIN at a door, as a device asks: evaluated, put in the words of the log, answered. */
const answerer = () => {
  const facts = noFacts()
  facts.config.door.set(doorExample.doorId, doorExample)
  const who = { everyone: true, userIds: [], groupIds: [], roleIds: [] }
  const where = { doorIds: [doorExample.doorId], premisesIds: [] }
  facts.config.access_rule.set('staff', { ...accessRuleExample, who, where, scheduleIds: [] })
  facts.people.set('anna', { enabled: true, erased: false, assignments: [], version: 1 })
  const policy = new CompiledPolicy(facts, 'UTC')
  const passage = policy.passagesOf('reader-1')[0]
  const pins = [false, true].map((duress): KnownCredential => ({
    ...{ credentialId: newId(), kind: 'pin', state: 'active', hmac: String(duress), last4: undefined },
    ...{ userId: 'anna', validFromMs: -Infinity, validUntilMs: Infinity, duress, version: 1 },
  }))
  const device = { deviceId: 'reader-1', name: 'Reader', kind: 'reader' as const, facilityPath: 'hq' }
  return (duress: boolean) => {
    const presented = [{ accessType: 'pin' as const, credential: pins[Number(duress)] }]
    const ids = { accessEventId: newId(), attemptId: newId() }
    const from = process.hrtime.bigint()
    const decision = evaluate(policy, { passage, presented, atMs: MONDAY_NOON })
    const rest = { device, passage, decision, policyVersion: '0123456789abcdef', latencyMs: 0.1, flags: [] }
    const text = JSON.stringify(answerOf(attemptData({ ...ids, ...rest, accessTypes: ['pin'] })))
    return { text, ns: Number(process.hrtime.bigint() - from) }
  }
}
