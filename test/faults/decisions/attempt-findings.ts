import type { Logged } from './attempts-in-log.js'
import type { Attempt } from './reader-traffic.js'

/** What a round found; all but the first and the last two should be zero. */
export interface AttemptFindings {
  /** attempts that were answered */
  readonly acknowledged: number
  /** answers other than what the card must get */
  readonly wrong: number
  /** answered, and not in the log */
  readonly missing: number
  /** in the log as more than one event, or with more than one answer */
  readonly double: number
  /** stand in the log before one of the same door that had been answered before they were asked */
  readonly outOfOrder: number
  /** asked again, since the first answer did not come */
  readonly askedAgain: number
  readonly p99Ms: number
}

export const findingsOf = (attempts: readonly Attempt[], logged: ReadonlyMap<string, Logged>): AttemptFindings => {
  const waits = attempts.map(({ askedAtMs, answeredAtMs }) => answeredAtMs - askedAtMs).sort((a, b) => a - b)
  return {
    acknowledged: attempts.length,
    wrong: attempts.filter(({ card, decision, reason }) => decision !== card.decision || reason !== card.reason).length,
    missing: attempts.filter(({ attemptId }) => !logged.has(attemptId)).length,
    double: attempts.filter((attempt) => isDouble(attempt, logged.get(attempt.attemptId))).length,
    outOfOrder: outOfOrder(attempts, logged),
    askedAgain: attempts.filter(({ times }) => times > 1).length,
    p99Ms: Math.round(waits[Math.floor(waits.length * 0.99)] ?? 0),
  }
}

const isDouble = ({ decision, reason }: Attempt, logged: Logged | undefined): boolean =>
  logged !== undefined &&
  (logged.ids.size > 1 || logged.answers.size > 1 || !logged.answers.has(`${decision} ${reason}`))

/** Those that were under way together may stand in any order. */
const outOfOrder = (attempts: readonly Attempt[], logged: ReadonlyMap<string, Logged>): number => {
  let count = 0
  for (const ofDoor of Map.groupBy(attempts, ({ deviceId }) => deviceId).values()) {
    const byAnswer = [...ofDoor].sort((one, other) => one.answeredAtMs - other.answeredAtMs)
    let answered = 0
    let newestPlace = 0
    for (const attempt of [...ofDoor].sort((one, other) => one.askedAtMs - other.askedAtMs)) {
      while (byAnswer[answered]!.answeredAtMs < attempt.askedAtMs) {
        newestPlace = Math.max(newestPlace, logged.get(byAnswer[answered]!.attemptId)?.place ?? 0)
        answered += 1
      }
      if ((logged.get(attempt.attemptId)?.place ?? Infinity) < newestPlace) count += 1
    }
  }
  return count
}
