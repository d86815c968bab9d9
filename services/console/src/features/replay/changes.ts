import type { Configuration } from '../../api/types'
import type { Draft } from '../../app/use-configuration'

export type ChangedKind = 'access-rules' | 'schedules'

/** A rule or schedule as it would be, for one question. */
export interface Change<Kind extends ChangedKind = ChangedKind> {
  readonly kind: Kind
  readonly id: string
  /** as it is; undefined of one that would be new */
  readonly known: Draft<Kind> | undefined
  readonly draft: Draft<Kind>
  readonly isRemoved: boolean
}

export const draftOf = <Kind extends ChangedKind>({
  id: _,
  version: __,
  createdAt: ___,
  changedAt: ____,
  ...draft
}: Configuration[Kind]) => draft as unknown as Draft<Kind>

/** What there is of it, as the reader chose it: nothing is different yet. */
export const unchanged = <Kind extends ChangedKind>(kind: Kind, item: Configuration[Kind]): Change<Kind> => {
  const draft = draftOf<Kind>(item)
  return { kind, id: item.id, known: draft, draft, isRemoved: false }
}

export const isDifferent = ({ known, draft, isRemoved }: Change): boolean =>
  isRemoved || JSON.stringify(known) !== JSON.stringify(draft)

/** The changes as the API takes them, by kind; what is as it was is left out. */
export const requestOf = (changes: readonly Change[]) => ({
  accessRules: ofKind(changes, 'access-rules'),
  schedules: ofKind(changes, 'schedules'),
})

const ofKind = <Kind extends ChangedKind>(changes: readonly Change[], kind: Kind) => {
  const mine = changes.filter((change): change is Change<Kind> => change.kind === kind && isDifferent(change))
  return {
    set: mine.filter(({ isRemoved }) => !isRemoved).map(({ id, draft }) => ({ id, ...withoutBlanks(draft) })),
    remove: mine.filter(({ isRemoved }) => isRemoved).map(({ id }) => id),
  }
}

const withoutBlanks = <Part extends object>(draft: Part): Part =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== '' && value !== undefined)) as Part
