/**
 * What audit ids tell of a device's records. Ids count from 0 to 255 and begin again, so an id says where a record
 * stands among the 255 before and after it; its time says whether it is one of those before.
 */
export interface AuditIds {
  /** of the newest record that had one */
  readonly lastAuditId?: number
  /** when that record was made, by its own clock: RFC 3339 */
  readonly lastAuditAt?: string
  /** ids before the newest that were seen or are known to be missing; at most 255 */
  readonly span: number
  /** records since the newest whose id could not be read: each stands for one id */
  readonly unnumbered: number
  readonly openGaps: readonly OpenGap[]
  /** a jump that may have been an old record of an earlier round, and how things stood before it */
  readonly doubt?: { readonly gap: OpenGap; readonly before: Omit<AuditIds, 'doubt'> }
}

/** Records that have not reached us. They may yet: then the gap is revised. */
export interface OpenGap {
  readonly place: GapPlace
  /** this id did not come */
  readonly expectedAuditId: number
  /** the one that follows on what is missing */
  readonly gotAuditId: number
  /** those of the ids in between that did not come, as far as they can still be told from newer ones */
  readonly missing: readonly number[]
  /** how many more did not come */
  readonly outOfReach: number
  /** so many of them may be records that came and whose ids could not be read */
  readonly unnumbered: number
  /** how often it was revised */
  readonly revision: number
}

/** Where a gap was found: before this record. */
export interface GapPlace {
  readonly gapId: string
  readonly blockId: string
  readonly blockSeq: number
  readonly indexInBlock: number
  /** RFC 3339 */
  readonly occurredAt: string
}

export const missingAtLeast = ({ missing, outOfReach, unnumbered }: OpenGap): number =>
  Math.max(0, missing.length + outOfReach - unnumbered)

export const noAuditIds: AuditIds = { span: 0, unnumbered: 0, openGaps: [] }

/** A record that the device had not sent before. */
export interface NumberedRecord {
  readonly auditId: number
  /** unknown of a record that cannot be read */
  readonly occurredAt?: string
  /** where it stands, should there be a gap before it */
  readonly place: () => GapPlace
  /** whether such a time can be true: a clock that was set wrong does not make a record old */
  readonly isPlausible: (occurredAt: string) => boolean
}

export interface Followed {
  readonly ids: AuditIds
  /** what it leaves open */
  readonly gap?: OpenGap
  /** what is left of the gap that it fills, or that it proves wrong */
  readonly revised?: OpenGap
  /** whether it is older than the newest though its place is taken: an old record, or the clock was set back */
  readonly isInDoubt: boolean
}

const IDS = 256

const ahead = (from: number, to: number): number => ((to - from + IDS - 1) % IDS) + 1
const behind = (from: number, to: number): number => (from - to + IDS) % IDS
const between = (from: number, to: number): readonly number[] =>
  Array.from({ length: ahead(from, to) - 1 }, (_, n) => (from + 1 + n) % IDS)

/** Takes in one record. Records may come in any order: a gap is what is not known yet. */
export const followAuditId = (ids: AuditIds, record: NumberedRecord): Followed => {
  const { auditId } = record
  const { lastAuditId } = ids
  if (lastAuditId === undefined) return certain(newest(ids, record, 0))
  if (isNext(ids, auditId)) return certain(newest(ids, record, 1))
  const late = fillGap(ids, record)
  if (late !== undefined) return late
  if (provesDoubt(ids, record)) return withdraw(ids, record)
  if (standsBefore(ids, record)) return placeBefore(ids, record)
  return jump(ids, record)
}

/** A record whose id cannot be read stands where one would otherwise be missing. */
export const withUnnumbered = (ids: AuditIds): AuditIds =>
  ids.lastAuditId === undefined ? ids : { ...ids, unnumbered: Math.min(IDS, ids.unnumbered + 1) }

/** Whether it is the one that was to come next. */
export const isNext = ({ lastAuditId }: AuditIds, auditId: number): boolean =>
  lastAuditId === undefined || ahead(lastAuditId, auditId) === 1

/** A record that came before comes again: what follows on it was counted then. */
export const withKnown = (ids: AuditIds): AuditIds => (ids.unnumbered === 0 ? ids : { ...ids, unnumbered: 0 })

/** A record of a block that is read late, out of quarantine: it can only fill what is missing. */
export const fillAuditId = (ids: AuditIds, record: NumberedRecord): Followed => fillGap(ids, record) ?? certain(ids)

const certain = (ids: AuditIds): Followed => ({ ids, isInDoubt: false })

const newest = (ids: AuditIds, { auditId, occurredAt }: NumberedRecord, step: number): AuditIds => ({
  ...ids,
  lastAuditId: auditId,
  ...(occurredAt !== undefined && { lastAuditAt: occurredAt }),
  span: Math.min(IDS - 1, ids.span + step),
  unnumbered: 0,
  openGaps: withinReach(ids, step),
})

/** What is 256 records old cannot be told from what comes next. */
const withinReach = ({ openGaps, lastAuditId }: AuditIds, step: number): readonly OpenGap[] =>
  openGaps
    .map((gap) => {
      const missing = gap.missing.filter((id) => behind(lastAuditId!, id) + step < IDS)
      return { ...gap, missing, outOfReach: gap.outOfReach + gap.missing.length - missing.length }
    })
    .filter(({ missing }) => missing.length > 0)

const fillGap = (ids: AuditIds, { auditId, occurredAt }: NumberedRecord): Followed | undefined => {
  const gap = ids.openGaps.find(({ missing }) => missing.includes(auditId))
  const isNewer = occurredAt !== undefined && ids.lastAuditAt !== undefined && occurredAt > ids.lastAuditAt
  if (gap === undefined || isNewer) return undefined
  const missing = gap.missing.filter((id) => id !== auditId)
  const revised = { ...gap, missing, revision: gap.revision + 1 }
  const openGaps = ids.openGaps.flatMap((open) =>
    open !== gap ? [open] : missingAtLeast(revised) > 0 ? [revised] : [],
  )
  return { ids: { ...ids, openGaps }, revised, isInDoubt: false }
}

/**
 * Newest first, a device sends what stands before everything that came so far. A clock that was put back a little is
 * no evidence of that when far less would be missing if the record were new.
 */
const standsBefore = (ids: AuditIds, record: NumberedRecord): boolean => {
  const { auditId, occurredAt, isPlausible } = record
  const back = behind(ids.lastAuditId!, auditId)
  if (occurredAt === undefined || ids.lastAuditAt === undefined || occurredAt > ids.lastAuditAt) return false
  if (back <= ids.span || back - ids.span >= ahead(ids.lastAuditId!, auditId)) return false
  return occurredAt === ids.lastAuditAt || (isPlausible(occurredAt) && isPlausible(ids.lastAuditAt))
}

const placeBefore = (ids: AuditIds, record: NumberedRecord): Followed => {
  const { auditId } = record
  const first = (ids.lastAuditId! - ids.span + IDS) % IDS
  const placed = { ...ids, span: behind(ids.lastAuditId!, auditId) }
  const gap = gapBetween(auditId, first, ids, record)
  return gap === undefined
    ? certain(placed)
    : { ids: { ...placed, openGaps: [...ids.openGaps, gap] }, gap, isInDoubt: false }
}

const jump = (ids: AuditIds, record: NumberedRecord): Followed => {
  const { auditId, occurredAt } = record
  const jumped = newest(ids, record, ahead(ids.lastAuditId!, auditId))
  const gap = gapBetween(ids.lastAuditId!, auditId, ids, record)
  if (gap === undefined) return certain(jumped)
  const isInDoubt = occurredAt !== undefined && ids.lastAuditAt !== undefined && occurredAt < ids.lastAuditAt
  const { doubt: _, ...before } = ids
  const openGaps = [...jumped.openGaps, gap]
  return { ids: { ...jumped, openGaps, ...(isInDoubt && { doubt: { gap, before } }) }, gap, isInDoubt }
}

const gapBetween = (
  from: number,
  gotAuditId: number,
  { unnumbered }: AuditIds,
  { place }: NumberedRecord,
): OpenGap | undefined => {
  const missing = between(from, gotAuditId)
  if (missing.length <= unnumbered) return undefined
  const [expectedAuditId] = missing
  return {
    place: place(),
    expectedAuditId: expectedAuditId!,
    gotAuditId,
    missing,
    outOfReach: 0,
    unnumbered,
    revision: 0,
  }
}

/** The device goes on where it was before an old record came in between. */
const provesDoubt = ({ doubt }: AuditIds, { auditId, occurredAt }: NumberedRecord): boolean => {
  if (doubt === undefined) return false
  const { lastAuditId, lastAuditAt } = doubt.before
  const isNewer = occurredAt === undefined || lastAuditAt === undefined || occurredAt >= lastAuditAt
  return ahead(lastAuditId!, auditId) === 1 && isNewer
}

const withdraw = ({ doubt }: AuditIds, record: NumberedRecord): Followed => {
  const { gap, before } = doubt!
  const revised = { ...gap, missing: [], outOfReach: 0, revision: gap.revision + IDS }
  return { ids: newest(before, record, 1), revised, isInDoubt: false }
}
