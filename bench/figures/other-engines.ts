import { CompiledPolicy, evaluate, type PolicyFacts, type Question } from '@doorledger/access-decision'
import { casbinEngine } from '../access/casbin-engine.ts'
import { cedarEngine } from '../access/cedar-engine.ts'
import { credentialId, type OfficeRequest, officeRequests, readerOf, ZONE } from '../access/office-policy.ts'
import { type Figure, median, thousands } from '../figure.ts'

const REQUESTS = 10_000
const AT_LEAST = 20

/** Decides whether somebody may pass; all that is left of the office is in it. */
export interface Engine<Asked> {
  readonly name: string
  /** what it is given that its own way of indexing would not find */
  readonly help: string
  /** the request as it wants to be asked: made beforehand, so that nothing but deciding is measured */
  readonly questionOf: (request: OfficeRequest) => Asked
  readonly isGranted: (question: Asked) => boolean
}

/** What an engine decides of all requests, and how long it takes for one, in µs. */
interface Measured {
  readonly granted: readonly boolean[]
  readonly us: number
}

/**
 * The same rules and requests in casbin and in Cedar. Both would go through all rules of the house for each question;
 * they are given those of the door only, groups as a set, and local time as numbers, so that what is compared is deciding.
 */
export async function* otherEngines(facts: PolicyFacts): AsyncGenerator<Figure> {
  const requests = [...officeRequests(REQUESTS)]
  const ours = doorledger(facts)
  const casbin = await casbinEngine()
  const cedar = cedarEngine()
  yield figureOf(casbin, measured(casbin, requests, 1), measured(ours, requests, 5))
  yield figureOf(cedar, measured(cedar, requests, 1), measured(ours, requests, 5))
}

const figureOf = ({ name, help }: Pick<Engine<unknown>, 'name' | 'help'>, theirs: Measured, own: Measured): Figure => {
  const differences = theirs.granted.filter((isGranted, n) => isGranted !== own.granted[n]).length
  return {
    name: `evaluation by ${name} ÷ by Doorledger`,
    ratio: differences === 0 ? theirs.us / own.us : 0,
    bound: { atLeast: AT_LEAST },
    detail:
      `${theirs.us.toFixed(1)} µs against ${own.us.toFixed(2)} µs a decision; ${differences} of ${thousands(REQUESTS)} ` +
      `decided otherwise, ${thousands(own.granted.filter(Boolean).length)} granted; ${help}`,
  }
}

const doorledger = (facts: PolicyFacts): Engine<Question> => {
  const policy = new CompiledPolicy(facts, ZONE)
  return {
    name: 'Doorledger',
    help: '',
    questionOf: ({ credential, door, atMs }) => ({
      passage: policy.passagesOf(readerOf(door))[0],
      presented: [{ accessType: 'keycard', credential: facts.credentials.get(credentialId(credential)) }],
      atMs,
    }),
    isGranted: (question) => evaluate(policy, question).verdict.decision === 'granted',
  }
}

/** Once before it counts, so that what is compiled when first used is. */
const measured = <Asked>(
  { questionOf, isGranted }: Engine<Asked>,
  requests: readonly OfficeRequest[],
  rounds: number,
): Measured => {
  const questions = requests.map((request) => questionOf(request))
  const granted = questions.map((question) => isGranted(question))
  const times = Array.from({ length: rounds }, () => {
    const startedMs = performance.now()
    for (const question of questions) isGranted(question)
    return performance.now() - startedMs
  })
  return { granted, us: (median(times) * 1_000) / questions.length }
}
