import type { Reason } from '@doorledger/contracts'
import { type EventLog, readLogOnce } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { pastAttemptIn } from '../../domain/replay/past-attempt.js'
import {
  type Difference,
  isByRules,
  type PastAttempt,
  replayAttempt,
  type Ruled,
} from '../../domain/replay/replay-attempt.js'
import type { Comparison } from './compare-policies.js'
import type { ReplayCounts, ReplayLine } from './replay-request.js'

const MOST_DIFFERENCES = 100_000

export interface Replay extends Comparison {
  readonly tenantId: string
  /** the reason as the caller may see it */
  readonly shown: (reason: Reason) => Reason
}

interface Source {
  readonly log: EventLog
  readonly topic: string
  /** whether no attempt of the time can be there */
  readonly isEmpty: boolean
  readonly signal: AbortSignal
}

/** The answer, a piece for each batch of the log. */
export async function* replayLines(replay: Replay, sourceOf: () => Source): AsyncGenerator<string> {
  const { log, topic, isEmpty, signal } = sourceOf()
  const counts: { -readonly [Name in keyof ReplayCounts]: number } = {
    read: 0,
    total: 0,
    attempts: 0,
    differences: 0,
    undecidable: 0,
  }
  const told = new Set<string>()
  const group = `access-decision.replay-${newId()}`
  for await (const { records, read, total } of isEmpty ? [] : readLogOnce(log, { topic, group, signal })) {
    const lines = records.flatMap(({ value }) => differenceIn(replay, value, { counts, told }))
    Object.assign(counts, { read, total, differences: told.size })
    const isTooMany = told.size > MOST_DIFFERENCES
    yield textOf([...lines, { kind: isTooMany ? 'too_many' : 'progress', ...counts }])
    if (isTooMany) return
  }
  if (!signal.aborted) yield textOf([{ kind: 'done', ...counts, policyVersion: replay.policyVersion }])
}

interface Tally {
  readonly counts: { attempts: number; undecidable: number }
  /** an attempt may be in the log twice */
  readonly told: Set<string>
}

const differenceIn = (replay: Replay, value: string, { counts, told }: Tally): readonly ReplayLine[] => {
  const attempt = wanted(replay, pastAttemptIn(value, replay.tenantId))
  if (attempt === undefined || told.has(attempt.accessEventId)) return []
  const outcome = replayAttempt(replay, attempt)
  if (outcome === 'undecidable') counts.undecidable += 1
  else counts.attempts += 1
  if (typeof outcome === 'string') return []
  told.add(attempt.accessEventId)
  return [differenceLine(attempt, outcome, replay)]
}

const wanted = ({ fromMs, toMs, sees }: Replay, attempt: PastAttempt | undefined): PastAttempt | undefined => {
  if (attempt === undefined || attempt.atMs < fromMs || attempt.atMs >= toMs) return undefined
  return isByRules(attempt) && sees(attempt.doorId) ? attempt : undefined
}

const differenceLine = (attempt: PastAttempt, { present, changed }: Difference, { shown }: Replay): ReplayLine => ({
  kind: 'difference',
  accessEventId: attempt.accessEventId,
  occurredAt: new Date(attempt.atMs).toISOString(),
  doorId: attempt.doorId,
  recorded: { decision: attempt.decision, reason: shown(attempt.reason) },
  present: ruledLine(present, shown),
  changed: ruledLine(changed, shown),
})

const ruledLine = ({ decision, reason, ruleId }: Ruled, shown: Replay['shown']) => ({
  decision,
  reason: shown(reason),
  ...(ruleId !== undefined && { ruleId }),
})

const textOf = (lines: readonly ReplayLine[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('')
