import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, auditTrail } from '../../api/client'
import type { TrailRequest } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge, type Tone } from '../../ui/badge'
import { Button } from '../../ui/button'
import { Section } from '../../ui/page'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'

const tones: Readonly<Record<TrailRequest['status'], Tone>> = {
  awaiting_visit: 'info',
  awaiting_device: 'info',
  transferring: 'info',
  completed: 'granted',
  failed: 'denied',
  cancelled: 'neutral',
  expired: 'held',
}
const open: ReadonlySet<string> = new Set(['awaiting_visit', 'awaiting_device', 'transferring'])

/** Requests for the trail of a lock, and how each goes; watched while one is open. */
export const TrailRequests = ({ lockId }: { lockId: string }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: ['trail-requests', lockId],
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => open.has(status)) === true ? 3_000 : 15_000,
    queryFn: () =>
      answered(auditTrail.GET('/v1/audit-trail-requests', { params: { query: { lock: lockId, limit: 5 } } })),
  })
  const cancel = useMutation({
    mutationFn: (requestId: string) =>
      answered(auditTrail.DELETE('/v1/audit-trail-requests/{requestId}', { params: { path: { requestId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['trail-requests'] }),
    onError: (error) => announce(error.message, 'failed'),
  })
  return (
    <Section title={m.locks.requests}>
      {data?.items.length === 0 && <p className="px-4 py-3 text-soft">{m.locks.noRequests}</p>}
      <ul>
        {data?.items.map((request) => (
          <li key={request.id} className="grid gap-1 border-b border-line px-4 py-2.5 last:border-0">
            <div className="flex items-center justify-between gap-2">
              <Badge tone={tones[request.status]}>{m.locks.requestStates[request.status]}</Badge>
              {open.has(request.status) && (
                <Button size="small" onClick={() => cancel.mutate(request.id)} isBusy={cancel.isPending}>
                  {m.actions.cancel}
                </Button>
              )}
            </div>
            <p className="text-sm text-soft">
              {m.locks.asked} <Time at={request.requestedAt} />
              {request.recordCount !== null && ` · ${m.locks.records(request.recordCount, request.newCount ?? 0)}`}
              {request.failure !== null && ` · ${request.failure}`}
            </p>
            {request.overdue && <Badge tone="held">{m.locks.overdue}</Badge>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
