import type { AccessResult, AccessType, Reason, RecordFlag } from '@doorledger/contracts'
import { DomainError, type TimeRange, type Uuid } from '@doorledger/kernel'
import { matchesMeant, type MatchFilter } from './match-filter.js'
import { reasonsReading } from './shown-reason.js'

/** What was asked for. Several values of one parameter widen it, several parameters narrow it. */
export interface AccessEventQuestion {
  readonly user?: readonly string[] | undefined
  readonly device?: readonly string[] | undefined
  readonly door?: readonly string[] | undefined
  /** places, each with everything inside it */
  readonly facility?: readonly string[] | undefined
  readonly type?: readonly AccessType[] | undefined
  readonly result?: readonly (AccessResult | 'duress')[] | undefined
  readonly reason?: readonly Reason[] | undefined
  readonly flag?: readonly RecordFlag[] | undefined
  readonly late?: boolean | undefined
  /** what comparing faces gave */
  readonly match?: readonly (MatchFilter | 'scored')[] | undefined
  /** text in the names of device and door, in the text of the reason, or the beginning of the id */
  readonly q?: string | undefined
}

/** Who asks, as far as it decides what there is to see. */
export interface Reader {
  readonly tenantId: string
  /** holds `duress:read`; to all others a duress grant is a plain grant (D-29) */
  readonly seesDuress: boolean
  /** sees attempts in these premises, and in what lies in them, only; absent: everywhere */
  readonly premises?: readonly string[] | undefined
}

/** What rows must be. Lists are never empty; absent does not narrow. */
export interface AccessEventFilter {
  readonly reader: Reader
  readonly time: TimeRange
  readonly users?: readonly string[] | undefined
  readonly devices?: readonly string[] | undefined
  readonly doors?: readonly string[] | undefined
  readonly facilities?: readonly string[] | undefined
  readonly types?: readonly AccessType[] | undefined
  /** any of the results, or duress when asked for */
  readonly outcome?: { readonly results: readonly AccessResult[]; readonly duress: boolean } | undefined
  readonly reasons?: readonly Reason[] | undefined
  readonly flags?: readonly RecordFlag[] | undefined
  readonly late?: boolean | undefined
  readonly matches?: readonly MatchFilter[] | undefined
  readonly text?: TextFilter | undefined
}

export interface TextFilter {
  readonly text: string
  /** set when the text is a whole id */
  readonly id: Uuid | undefined
  readonly reasonsOfPin: readonly Reason[]
  readonly reasonsOfOthers: readonly Reason[]
}

/**
 * Turns a question into what rows must be, for this reader.
 * @throws {DomainError} `permission_missing` when it asks for duress without `duress:read`
 */
export const accessEventFilter = (
  question: AccessEventQuestion,
  reader: Reader,
  time: TimeRange,
): AccessEventFilter => {
  refuseDuress(question, reader)
  return {
    reader,
    time,
    users: question.user,
    devices: question.device,
    doors: question.door,
    facilities: question.facility?.map((path) => path.replace(/\/+$/, '')),
    types: question.type && [...new Set(question.type.flatMap((type) => typesCovered[type] ?? [type]))],
    outcome: question.result && {
      results: question.result.filter((result) => result !== 'duress'),
      duress: question.result.includes('duress'),
    },
    reasons: question.reason && reasonsMeant(question.reason, reader),
    flags: question.flag,
    late: question.late,
    matches: question.match && matchesMeant(question.match),
    text: question.q === undefined ? undefined : textFilter(question.q, reader),
  }
}

/** Cards and fobs are read by radio too (D-30). */
const typesCovered: Partial<Record<AccessType, readonly AccessType[]>> = { rfid: ['rfid', 'keycard', 'key_fob'] }

const reasonsMeant = (reasons: readonly Reason[], { seesDuress }: Reader): readonly Reason[] =>
  seesDuress || !reasons.includes('success') ? reasons : [...reasons, 'duress']

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const textFilter = (text: string, { seesDuress }: Reader): TextFilter => ({
  text,
  id: uuid.test(text) ? text.toLowerCase() : undefined,
  reasonsOfPin: reasonsReading(text, 'pin', seesDuress),
  reasonsOfOthers: reasonsReading(text, 'unknown', seesDuress),
})

/** The refusal is the same whether or not there is such a row, so it tells nothing. */
const refuseDuress = ({ result, reason }: AccessEventQuestion, { seesDuress }: Reader): void => {
  if (seesDuress) return
  const field = result?.includes('duress') ? 'result' : reason?.includes('duress') ? 'reason' : undefined
  if (field === undefined) return
  throw new DomainError('permission_missing', 'forbidden', 'Filtering by duress needs the permission duress:read', {
    field,
    permission: 'duress:read',
  })
}
