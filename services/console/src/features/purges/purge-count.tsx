import type { Purge } from '../../api/types'
import { useNumberText } from '../../app/numbers'
import { useNames } from '../../app/use-pickable'
import { useMessages } from '../../app/use-messages'
import { Facts } from '../../ui/page'
import { Time } from '../../ui/time'

export type Count = NonNullable<Purge['preview']>

/** What a deletion is of, as it was counted. */
export const PurgeCount = ({ purge, count }: { purge: Purge; count: Count }) => {
  const m = useMessages()
  const { size } = useNumberText()
  const premises = useNames('premises')
  return (
    <Facts
      facts={[
        [m.retention.record, m.retention.kinds[purge.recordKind]],
        ...(purge.premisesId === null
          ? []
          : [[m.retention.where, <bdi key="where">{premises(purge.premisesId)}</bdi>] as const]),
        [m.purges.olderThan, <Time key="cutoff" at={purge.cutoff} as="full" />],
        [m.purges.goes, <strong key="goes">{m.purges.rows(count.rows)}</strong>],
        [m.purges.held, m.purges.rows(count.held)],
        [m.purges.span, <Span key="span" count={count} />],
        [m.purges.size, size(count.sizeBytes)],
      ]}
    />
  )
}

const Span = ({ count: { oldest, newest } }: { count: Count }) =>
  oldest === null || newest === null ? (
    '–'
  ) : (
    <>
      <Time at={oldest} as="full" /> – <Time at={newest} as="full" />
    </>
  )
