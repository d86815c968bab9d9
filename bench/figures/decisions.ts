import {
  CompiledPolicy,
  evaluate,
  type PastAttempt,
  policiesToCompare,
  type PolicyFacts,
  type Question,
  replayAttempt,
} from '@doorledger/access-decision'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import {
  credentialId,
  doorId,
  officePolicy,
  type OfficeRequest,
  officeRequests,
  readerOf,
  scaled,
  SIZES,
  ZONE,
} from '../access/office-policy.ts'
import type { Backing } from '../backing.ts'
import { type Figure, median, perSecond, quantile, thousands } from '../figure.ts'
import { decisionRequests } from './decision-requests.ts'
import { otherEngines } from './other-engines.ts'
import { replayedLog } from './replayed-log.ts'

const QUESTIONS = 200_000
const ROUNDS = 5
const ATTEMPTS = scaled(1_000_000)

/** What deciding costs by itself and in a running service. */
export async function* decisions(backing: Backing): AsyncGenerator<Figure> {
  const facts = officePolicy()
  yield* pureFigures(facts)
  yield* replayedLog(backing, facts)
  yield* decisionRequests(backing)
}

/** With nothing to wait for. */
export async function* pureFigures(facts: PolicyFacts): AsyncGenerator<Figure> {
  yield* evaluation(facts)
  yield await resident()
  yield* otherEngines(facts)
  yield pureReplay(facts)
}

function* evaluation(facts: PolicyFacts): Generator<Figure> {
  const policy = new CompiledPolicy(facts, ZONE)
  const questions = [...officeRequests(QUESTIONS)].map((request) => questionOf(policy, request))
  for (const question of questions) evaluate(policy, question)
  const rounds = Array.from({ length: ROUNDS }, () => timesOf(policy, questions))
  const p50 = median(rounds.map((us) => quantile(us, 0.5)))
  const p99s = rounds.map((us) => quantile(us, 0.99))
  const detail = `${SIZES}; ${thousands(QUESTIONS)} questions of a week, the round in the middle of ${ROUNDS}`
  yield { name: 'evaluation of an attempt, median in µs', ratio: p50, bound: { atMost: 5 }, detail }
  const all = p99s.map((us) => us.toFixed(1)).join(', ')
  yield {
    name: 'evaluation of an attempt, p99 in µs',
    ratio: median(p99s),
    bound: { atMost: 20 },
    detail: `${detail}: ${all}`,
  }
}

/** µs of each. A clock that makes an object of each reading would be measured with it. */
const timesOf = (policy: CompiledPolicy, questions: readonly Question[]): readonly number[] => {
  const us = new Float64Array(questions.length)
  for (const [n, question] of questions.entries()) {
    const from = performance.now()
    evaluate(policy, question)
    us[n] = (performance.now() - from) * 1_000
  }
  return [...us]
}

const resident = async (): Promise<Figure> => {
  const script = new URL('../access/resident.ts', import.meta.url).pathname
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, script])
  const { empty, full } = JSON.parse(stdout) as { empty: number; full: number }
  return {
    name: 'memory that the policy takes, MiB resident',
    ratio: full - empty,
    bound: { atMost: 300 },
    detail: `${SIZES}; ${full.toFixed(0)} MiB of the process, ${empty.toFixed(0)} of them before there is a policy`,
  }
}

const questionOf = (policy: CompiledPolicy, { credential, door, atMs }: OfficeRequest): Question => ({
  passage: policy.passagesOf(readerOf(door))[0],
  presented: [{ accessType: 'keycard', credential: policy.facts.credentials.get(credentialId(credential)) }],
  atMs,
})

/** Over rows as the log’s events are read into, one at a time. */
const pureReplay = (facts: PolicyFacts): Figure => {
  const none = { set: [], remove: [] }
  const changes = { accessRules: { set: [], remove: ['rule-0', 'rule-1', 'rule-2'] }, schedules: none, holidays: none }
  const compared = policiesToCompare(facts, changes, ZONE)
  const attempts = [...officeRequests(Math.min(ATTEMPTS, 100_000))].map(attemptOf)
  const startedMs = performance.now()
  let differences = 0
  for (let n = 0; n < ATTEMPTS; n += 1) {
    if (typeof replayAttempt(compared, attempts[n % attempts.length]!) !== 'string') differences += 1
  }
  const rate = perSecond(ATTEMPTS, startedMs)
  return {
    name: 'attempts replayed under changed rules, per second ÷ 200 000',
    ratio: rate / 200_000,
    bound: { atLeast: 1 },
    detail: `${thousands(rate)} attempts/s of ${thousands(ATTEMPTS)} in memory, ${differences} of them decided otherwise`,
  }
}

const attemptOf = ({ credential, door, atMs }: OfficeRequest, n: number): PastAttempt => ({
  accessEventId: String(n),
  atMs,
  doorId: doorId(door),
  accessPointId: 'in',
  deviceId: readerOf(door),
  accessTypes: ['keycard'],
  credentialId: credentialId(credential),
  decision: 'granted',
  reason: 'success',
})
