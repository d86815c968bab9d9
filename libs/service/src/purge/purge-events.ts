import {
  type FactOf,
  type LogsPurged,
  logsPurged,
  type PurgePreviewed,
  purgePreviewed,
  type PurgeProgressed,
  purgeProgressed,
  type PurgeStopped,
  purgeStopped,
} from '@doorledger/contracts'
import { aggregate } from '@doorledger/event-store'

export type PurgeFact = FactOf<PurgePreviewed | PurgeProgressed | PurgeStopped | LogsPurged>

/** What a service tells of the purges it carries out. Nothing is decided here: it was decided by retention. */
export const purgeRuns = aggregate({
  name: 'purge_run',
  decider: {
    initial: {},
    decide: (fact: PurgeFact): readonly PurgeFact[] => [fact],
    evolve: (state: object): object => state,
  },
  events: [purgePreviewed, purgeProgressed, purgeStopped, logsPurged],
})
