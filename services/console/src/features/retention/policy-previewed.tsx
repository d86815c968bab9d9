import type { PolicyPreview } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Facts } from '../../ui/page'
import { Callout } from '../../ui/states'
import { Time } from '../../ui/time'
import { usePurge } from '../purges/purge-calls'
import { termText } from './term'

/** What a policy would delete, counted exactly, and when it would go. */
export const PolicyPreviewed = ({ preview, onBack }: { preview: PolicyPreview; onBack: () => void }) => {
  const m = useMessages()
  const { before, after, shortens, cutoffBefore, cutoffAfter, runsAt } = preview
  const cutoff = (keep: string, at: string) => (
    <>
      {m.retention.olderThan(termText(keep, m.retention))} <Time at={at} as="full" />
    </>
  )
  const count = useCount(preview)
  return (
    <>
      <Callout tone={shortens ? 'denied' : 'info'}>{shortens ? m.retention.shorter : m.retention.longer}</Callout>
      <div className="-mx-4">
        <Facts
          facts={[
            [m.retention.before, cutoff(before.keep, cutoffBefore)],
            [m.retention.after, cutoff(after.keep, cutoffAfter)],
            ...(preview.departed === null ? countFacts(count, m) : departedFacts(preview.departed, m)),
          ]}
        />
      </div>
      <p className="text-soft">
        {runsAt === null ? (
          m.retention.byHand
        ) : (
          <>
            {m.retention.goesAt} <Time at={runsAt} as="full" />.
          </>
        )}
      </p>
      <div>
        <Button kind="quiet" onClick={onBack}>
          {m.retention.back}
        </Button>
      </div>
    </>
  )
}

type Count = NonNullable<NonNullable<PolicyPreview['purge']>['preview']>

/** null while many records are counted. */
const useCount = ({ purge }: PolicyPreview): Count | null => {
  const { data = purge } = usePurge(purge?.preview === null ? purge.id : undefined)
  return data?.preview ?? null
}

const departedFacts = ({ people, held }: NonNullable<PolicyPreview['departed']>, m: ReturnType<typeof useMessages>) => [
  [m.retention.asksFor, <strong key="people">{m.retention.people(people)}</strong>] as const,
  [m.purges.held, m.retention.people(held)] as const,
]

const countFacts = (count: Count | null, m: ReturnType<typeof useMessages>) => {
  if (count === null) return [[m.purges.goes, m.purges.counting] as const]
  return [
    [m.purges.goes, <strong key="goes">{m.purges.rows(count.rows)}</strong>] as const,
    [m.purges.held, m.purges.rows(count.held)] as const,
  ]
}
