import { type SnapshotSection, snapshotSections, type SnapshotSections } from '@doorledger/contracts'

export const SECTIONS = Object.keys(snapshotSections.shape) as readonly SnapshotSection[]

type Ids = Record<SnapshotSection, string[]>

/** What makes one of the other. */
export interface SectionsDelta {
  readonly set: SnapshotSections
  readonly removed: Ids
}

/** Ids of what differs between two contents, in either. */
export type ChangedIds = Readonly<Record<SnapshotSection, ReadonlySet<string>>>

interface Entry {
  readonly id: string
}

export const changedBetween = (before: SnapshotSections, after: SnapshotSections): ChangedIds =>
  bySection((section) => {
    const texts = textsOf(before[section])
    const changed = new Set<string>()
    for (const entry of after[section]) {
      if (texts.get(entry.id) !== JSON.stringify(entry)) changed.add(entry.id)
      texts.delete(entry.id)
    }
    for (const id of texts.keys()) changed.add(id)
    return changed
  })

export const unionOf = (changes: readonly ChangedIds[]): ChangedIds =>
  bySection((section) => new Set(changes.flatMap((each) => [...each[section]])))

/** Of everything that may differ, how it is now, or that it is gone. */
export const deltaTo = (after: SnapshotSections, changed: ChangedIds): SectionsDelta => {
  const removed = bySection((section) => {
    const present = new Set(after[section].map(({ id }) => id))
    return [...changed[section]].filter((id) => !present.has(id)).sort()
  })
  const set = bySection((section) => (after[section] as readonly Entry[]).filter(({ id }) => changed[section].has(id)))
  return { set: set as unknown as SnapshotSections, removed }
}

/** What a controller does with a delta. Each section stays in the order of ids. */
export const withDelta = (before: SnapshotSections, { set, removed }: SectionsDelta): SnapshotSections =>
  bySection((section) => {
    const entries = new Map((before[section] as readonly Entry[]).map((entry) => [entry.id, entry]))
    for (const id of removed[section]) entries.delete(id)
    for (const entry of set[section]) entries.set(entry.id, entry)
    return [...entries.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
  }) as unknown as SnapshotSections

const textsOf = (entries: readonly Entry[]): Map<string, string> =>
  new Map(entries.map((entry) => [entry.id, JSON.stringify(entry)]))

const bySection = <Value>(of: (section: SnapshotSection) => Value): Record<SnapshotSection, Value> =>
  Object.fromEntries(SECTIONS.map((section) => [section, of(section)])) as Record<SnapshotSection, Value>
