import type { SnapshotSections } from '@doorledger/contracts'
import {
  type ChangedIds,
  changedBetween,
  deltaTo,
  type SectionsDelta,
  unionOf,
} from '../domain/offline/snapshot-delta.js'

interface Contents {
  /** digest of the contents */
  readonly version: string
  readonly policyVersion: string
  readonly madeAtMs: number
  readonly sections: SnapshotSections
  /** what was sealed → the tag by which the device finds it */
  readonly tags: ReadonlyMap<string, string>
}

/** How an older version differs from the one after it. */
interface Step {
  readonly from: string
  readonly changed: ChangedIds
}

/** The newest snapshot of a device, and how those before it differ. */
export interface MadeSnapshot extends Contents {
  readonly steps: readonly Step[]
}

const MOST_STEPS = 32

/** The contents, with the steps that led to them. */
export const madeOf = (before: MadeSnapshot | undefined, contents: Contents): MadeSnapshot => {
  if (before === undefined) return { ...contents, steps: [] }
  if (before.version === contents.version) return { ...contents, steps: before.steps }
  const step = { from: before.version, changed: changedBetween(before.sections, contents.sections) }
  return { ...contents, steps: [...before.steps, step].slice(-MOST_STEPS) }
}

/** @returns undefined when nobody knows what that version held */
export const deltaSince = ({ version, sections, steps }: MadeSnapshot, since: string): SectionsDelta | undefined => {
  const first = since === version ? steps.length : steps.findLastIndex(({ from }) => from === since)
  if (first === -1) return undefined
  return deltaTo(sections, unionOf(steps.slice(first).map(({ changed }) => changed)))
}

/** About 200 MB of what the busiest devices have. */
const MOST_ENTRIES = 400_000

/** Snapshots by device, those that were asked for last. */
export class RememberedSnapshots {
  private readonly byDevice = new Map<string, MadeSnapshot>()
  private entries = 0

  get(key: string): MadeSnapshot | undefined {
    const known = this.byDevice.get(key)
    if (known !== undefined) this.touch(key, known)
    return known
  }

  keep(key: string, made: MadeSnapshot): MadeSnapshot {
    const before = this.byDevice.get(key)
    if (before !== undefined) this.entries -= sizeOf(before)
    this.entries += sizeOf(made)
    this.touch(key, made)
    for (const [oldest, snapshot] of this.byDevice) {
      if (this.entries <= MOST_ENTRIES) break
      this.byDevice.delete(oldest)
      this.entries -= sizeOf(snapshot)
    }
    return made
  }

  private touch(key: string, made: MadeSnapshot): void {
    this.byDevice.delete(key)
    this.byDevice.set(key, made)
  }
}

const sizeOf = ({ sections }: MadeSnapshot): number =>
  Object.values(sections).reduce((sum, entries) => sum + entries.length, 0)
