import { countingOwner, ownersOfKind, type PurgeableKind, type PurgeCount } from '@doorledger/contracts'
import type { PurgeStep } from './purge.js'

export type PurgeStatus =
  | 'counting'
  | 'previewed'
  | 'awaiting_approval'
  | 'waiting'
  | 'running'
  | 'paused'
  | 'stopped'
  | 'completed'
  | 'cancelled'

export type ByService<Value> = Readonly<Record<string, Value>>

/** What is known of a purge. */
export interface PurgeFacts {
  readonly recordKind: PurgeableKind
  readonly step: PurgeStep
  readonly secondPerson: boolean
  readonly previews: ByService<PurgeCount>
  readonly stops: ByService<unknown>
  readonly purged: ByService<unknown>
}

export const statusOf = (facts: PurgeFacts): PurgeStatus =>
  isCompleted(facts) ? 'completed' : STATUS[facts.step](facts)

const STATUS: Readonly<Record<PurgeStep, (facts: PurgeFacts) => PurgeStatus>> = {
  requested: (facts) => (countOf(facts) === undefined ? 'counting' : 'previewed'),
  confirmed: ({ secondPerson }) => (secondPerson ? 'awaiting_approval' : 'waiting'),
  approved: () => 'waiting',
  started: ({ stops }) => (Object.keys(stops).length > 0 ? 'stopped' : 'running'),
  paused: () => 'paused',
  cancelled: () => 'cancelled',
}

/** Every service that holds rows has told that they are gone. */
export const isCompleted = ({ recordKind, purged }: Pick<PurgeFacts, 'recordKind' | 'purged'>): boolean =>
  ownersOfKind[recordKind].every((service) => service in purged)

/** What the deletion is of, as the service counted that holds the record itself. */
export const countOf = ({
  recordKind,
  previews,
}: Pick<PurgeFacts, 'recordKind' | 'previews'>): PurgeCount | undefined => previews[countingOwner[recordKind]]
