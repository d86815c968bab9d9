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
  return (
    <>
      <Callout tone={shortens ? 'denied' : 'info'}>{shortens ? m.retention.shorter : m.retention.longer}</Callout>
      <div className="-mx-4">
        <Facts
          facts={[
            [m.retention.before, cutoff(before.keep, cutoffBefore)],
            [m.retention.after, cutoff(after.keep, cutoffAfter)],
            ...countFacts(useCount(preview), m),
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

/** undefined where nothing is counted; null while many records are. */
const useCount = ({ purge }: PolicyPreview): Count | null | undefined => {
  const { data = purge } = usePurge(purge?.preview === null ? purge.id : undefined)
  return purge === null ? undefined : (data?.preview ?? null)
}

const countFacts = (count: Count | null | undefined, m: ReturnType<typeof useMessages>) => {
  if (count === undefined) return [[m.purges.goes, m.retention.notCounted] as const]
  if (count === null) return [[m.purges.goes, m.purges.counting] as const]
  return [
    [m.purges.goes, <strong key="goes">{m.purges.rows(count.rows)}</strong>] as const,
    [m.purges.held, m.purges.rows(count.held)] as const,
  ]
}
