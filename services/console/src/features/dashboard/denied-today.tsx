import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answered, auditTrail } from '../../api/client'
import { useMessages } from '../../app/use-messages'
import { Section } from '../../ui/page'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { doorName, userName } from '../access-log/log-columns'
import { ResultBadge } from '../access-log/result-badge'

const FEW = 7
const REFRESH_MS = 10_000
const denied = { range: 'today', result: ['denied'] } as const

/** The newest denials of the day; each leads to its row in the access log. */
export const DeniedToday = () => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: ['dashboard', 'denied'],
    refetchInterval: REFRESH_MS,
    queryFn: () =>
      answered(auditTrail.GET('/v1/access-events', { params: { query: { ...denied, limit: FEW } as never } })),
  })
  return (
    <Section
      title={m.dashboard.deniedToday}
      actions={
        <Link to="/access-log" search={{ ...denied }} className="text-sm text-accent underline underline-offset-2">
          {m.dashboard.all}
        </Link>
      }
    >
      {error !== null && data === undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={4} />}
      {data?.items.length === 0 && <EmptyState title={m.dashboard.noneDenied} />}
      <ul>
        {data?.items.map((row) => (
          <li key={row.id} className="border-b border-line/70 last:border-0">
            <Link
              to="/access-log"
              search={{ ...denied, row: row.id }}
              className="flex items-center gap-3 px-4 py-2 hover:bg-hover"
            >
              <ResultBadge {...row} />
              <span className="min-w-0 flex-1">
                <span className="block truncate">
                  <bdi className="font-medium">{userName(row, m)}</bdi> · <bdi>{doorName(row)}</bdi>
                </span>
                <span className="block truncate text-sm text-soft">{row.reasonText}</span>
              </span>
              <span className="shrink-0 text-sm text-soft">
                <Time at={row.occurredAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
