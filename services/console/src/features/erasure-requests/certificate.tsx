import { useQuery } from '@tanstack/react-query'
import { Check, Clock } from 'lucide-react'
import { answered, retention } from '../../api/client'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Callout, ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { requestsKey } from './request-calls'

const REFRESH_MS = 2_000

/** What shows that the person was erased: by whom it is confirmed, and by which events that can be shown. */
export const Certificate = ({ id }: { id: string }) => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: [...requestsKey, 'certificate', id],
    refetchInterval: ({ state }) => (state.data?.isComplete === true ? false : REFRESH_MS),
    queryFn: () =>
      answered(retention.GET('/v1/retention/erasure-requests/{id}/certificate', { params: { path: { id } } })),
  })
  return (
    <section aria-label={m.erasureRequests.certificate} className="grid gap-2">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-semibold">{m.erasureRequests.certificate}</h3>
        <span className="no-print">
          <Button size="small" onClick={() => window.print()}>
            {m.erasureRequests.print}
          </Button>
        </span>
      </div>
      {error !== null && data === undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={3} />}
      {data !== undefined && (
        <>
          <Callout tone={data.isComplete ? 'granted' : 'held'} isLive>
            {data.isComplete ? m.erasureRequests.complete : m.erasureRequests.incomplete}
          </Callout>
          <p>
            {m.erasureRequests.carriedOut} <Time at={data.erasedAt} as="full" />
            <Evidence id={data.evidence} />
          </p>
          <ul>
            {data.confirmations.map(({ service, confirmedAt, evidence }) => (
              <li key={service} className="border-b border-line py-1.5 last:border-0">
                <span className="flex items-center justify-between gap-2">
                  <span className="flex items-center gap-2">
                    {confirmedAt === null ? (
                      <Clock aria-hidden className="size-4 text-held" />
                    ) : (
                      <Check aria-hidden className="size-4 text-granted" />
                    )}
                    {service}
                  </span>
                  {confirmedAt === null ? m.erasure.waiting : <Time at={confirmedAt} />}
                </span>
                {evidence !== null && <Evidence id={evidence} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const Evidence = ({ id }: { id: string }) => {
  const m = useMessages()
  return (
    <span className="block text-sm text-faint">
      {m.erasureRequests.evidence} <code className="font-mono text-xs break-all">{id}</code>
    </span>
  )
}
