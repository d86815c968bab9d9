import { CompiledPolicy, evaluate, type PolicyFacts } from '@doorledger/access-decision'
import { casbinEngine } from '../access/casbin-engine.ts'
import { cedarEngine } from '../access/cedar-engine.ts'
import { credentialId, type OfficeRequest, officeRequests, readerOf, ZONE } from '../access/office-policy.ts'
import { type Figure, median, thousands } from '../figure.ts'

const REQUESTS = 10_000
const AT_LEAST = 20

/** Decides whether somebody may pass; all that is left of the office is in it. */
export interface Engine {
  readonly name: string
  /** what it is given that its own way of indexing would not find */
  readonly help: string
  readonly isGranted: (request: OfficeRequest) => boolean
}

/**
 * The same rules and requests in casbin and in Cedar. Both would go through all rules of the house for each question;
 * they are given those of the door only, groups as a set, and local time as numbers, so that what is compared is deciding.
 */
export async function* otherEngines(facts: PolicyFacts): AsyncGenerator<Figure> {
  const ours = doorledger(facts)
  const requests = [...officeRequests(REQUESTS)]
  const granted = requests.map(ours.isGranted)
  for (const engine of [await casbinEngine(), cedarEngine()]) {
    const differences = requests.filter((request, n) => engine.isGranted(request) !== granted[n]).length
    const theirs = microsecondsOf(engine, requests)
    const own = median(Array.from({ length: 5 }, () => microsecondsOf(ours, requests)))
    yield {
      name: `evaluation by ${engine.name} ÷ by Doorledger`,
      ratio: differences === 0 ? theirs / own : 0,
      bound: { atLeast: AT_LEAST },
      detail:
        `${theirs.toFixed(1)} µs against ${own.toFixed(2)} µs a decision; ${differences} of ${thousands(REQUESTS)} decided ` +
        `otherwise, ${thousands(granted.filter(Boolean).length)} granted; ${engine.help}`,
    }
  }
}

/** From the request as the others get it: the credential and the door are looked up as well. */
const doorledger = (facts: PolicyFacts): Engine => {
  const policy = new CompiledPolicy(facts, ZONE)
  return {
    name: 'Doorledger',
    help: '',
    isGranted: ({ credential, door, atMs }) => {
      const presented = [
        { accessType: 'keycard' as const, credential: facts.credentials.get(credentialId(credential)) },
      ]
      const question = { passage: policy.passagesOf(readerOf(door))[0], presented, atMs }
      return evaluate(policy, question).verdict.decision === 'granted'
    },
  }
}

const microsecondsOf = ({ isGranted }: Engine, requests: readonly OfficeRequest[]): number => {
  const startedMs = performance.now()
  for (const request of requests) isGranted(request)
  return ((performance.now() - startedMs) * 1_000) / requests.length
}
