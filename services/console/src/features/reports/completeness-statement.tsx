import { Check, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Report } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Callout } from '../../ui/states'
import { Time } from '../../ui/time'
import { isComplete } from './is-complete'

export type Completeness = NonNullable<Report['result']>['completeness']

const MOST_NAMED = 20

/** What a report cannot know, in sentences: one for each thing that could be missing, also when it is not. */
export const CompletenessStatement = ({ completeness }: { completeness: Completeness }) => {
  const m = useMessages()
  const { deletions } = completeness
  return (
    <section aria-label={m.reports.completeness}>
      <h3 className="mb-2 font-semibold">{m.reports.completeness}</h3>
      {isComplete(completeness) && <Callout tone="granted">{m.reports.complete}</Callout>}
      <ul className="mt-2 grid gap-2">
        <Locks completeness={completeness} />
        <Sentence isWell={completeness.gaps === 0}>{m.reports.gaps(completeness.gaps)}</Sentence>
        <Sentence isWell={completeness.quarantinedRecords === 0}>
          {m.reports.unreadable(completeness.quarantinedRecords)}
        </Sentence>
        <Sentence isWell={completeness.clockSuspectRows === 0}>
          {m.reports.suspect(completeness.clockSuspectRows)}
        </Sentence>
        <Sentence isWell>{m.reports.late(completeness.lateRows)}</Sentence>
        <Sentence isWell={completeness.laterRows === 0}>{m.reports.later(completeness.laterRows)}</Sentence>
        <Sentence isWell={completeness.deadLetters === 0}>{m.reports.deadLetters(completeness.deadLetters)}</Sentence>
        <Sentence isWell={deletions.length === 0}>
          {deletions.length === 0 ? m.reports.nothingDeleted : m.reports.deletedBefore}{' '}
          {deletions.map(({ purgeId, cutoff }, place) => (
            <span key={purgeId}>
              {place > 0 && ', '}
              <Time at={cutoff} as="full" />
            </span>
          ))}
        </Sentence>
      </ul>
    </section>
  )
}

const Sentence = ({ isWell, children }: { isWell: boolean; children: ReactNode }) => {
  const Icon = isWell ? Check : TriangleAlert
  return (
    <li className="flex gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${isWell ? 'text-granted' : 'text-held'}`} />
      <div className="min-w-0">{children}</div>
    </li>
  )
}

const Locks = ({ completeness: { locksNotFetched, locksNotFetchedCount: count } }: { completeness: Completeness }) => {
  const m = useMessages()
  if (count === 0) return <Sentence isWell>{m.reports.allFetched}</Sentence>
  const named = locksNotFetched.slice(0, MOST_NAMED)
  return (
    <Sentence isWell={false}>
      {m.reports.notFetched(count)}
      <ul className="mt-1 list-disc pl-4 text-sm text-soft">
        {named.map(({ deviceId, name, lastFetchedAt }) => (
          <li key={deviceId}>
            <bdi>{name}</bdi> (
            {lastFetchedAt === null ? (
              m.reports.neverFetched
            ) : (
              <>
                {m.reports.lastFetched} <Time at={lastFetchedAt} as="full" />
              </>
            )}
            )
          </li>
        ))}
        {count > named.length && <li>{m.reports.andMore(count - named.length)}</li>}
      </ul>
    </Sentence>
  )
}
