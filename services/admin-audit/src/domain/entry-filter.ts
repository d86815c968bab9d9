import { type ActionOutcome, codesLabelled, type EntryActor } from '@doorledger/contracts'
import type { TimeRange, Uuid } from '@doorledger/kernel'

/** What was asked for. Several values of one parameter widen it, several parameters narrow it. */
export interface EntryQuestion {
  readonly actor?: readonly string[] | undefined
  readonly actorType?: readonly EntryActor['type'][] | undefined
  readonly target?: readonly string[] | undefined
  readonly targetKind?: readonly string[] | undefined
  readonly type?: readonly string[] | undefined
  readonly operation?: readonly string[] | undefined
  readonly outcome?: readonly ActionOutcome[] | undefined
  /** places, each with everything inside it */
  readonly premises?: readonly string[] | undefined
  /** text in the label of the type, the operation, the target or the names, or the beginning of an id */
  readonly q?: string | undefined
}

/** Who asks, as far as it decides what there is to see. */
export interface Reader {
  readonly tenantId: string
  /** sees entries in these premises, and in what lies in them, only; absent: everywhere */
  readonly premises?: readonly string[] | undefined
}

/** What entries must be. Lists are never empty; absent does not narrow. */
export interface EntryFilter extends Omit<EntryQuestion, 'q'> {
  readonly reader: Reader
  readonly time: TimeRange
  readonly text?: TextFilter | undefined
}

export interface TextFilter {
  readonly text: string
  /** set when the text is a whole id */
  readonly id: Uuid | undefined
  /** types whose label has the text */
  readonly types: readonly string[]
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Turns a question into what entries must be, for this reader. */
export const entryFilter = ({ q, ...question }: EntryQuestion, reader: Reader, time: TimeRange): EntryFilter => ({
  ...question,
  premises: question.premises?.map((path) => path.replace(/\/+$/, '')),
  reader,
  time,
  text:
    q === undefined ? undefined : { text: q, id: uuid.test(q) ? q.toLowerCase() : undefined, types: codesLabelled(q) },
})
