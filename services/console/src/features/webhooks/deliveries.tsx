import { RotateCcw, StepForward } from 'lucide-react'
import { useState } from 'react'
import { accessDecision, answered } from '../../api/client'
import type { Delivery } from '../../api/types'
import { useList } from '../../app/use-list'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import type { Messages } from '../../messages/en'
import { Badge, type Tone } from '../../ui/badge'
import { ChoiceButtons } from '../../ui/choice-buttons'
import { ListSection } from '../../ui/list-section'
import { EmptyState } from '../../ui/states'
import { Time } from '../../ui/time'
import { useResend } from './subscription-calls'

const REFRESH_MS = 3_000
const shownStatuses = ['all', 'pending', 'delivered', 'failed'] as const

/** What a receiver was told, is to be told, and could not be told; any of it is sent again on demand. */
export const Deliveries = ({ subscriptionId: id }: { subscriptionId: string }) => {
  const m = useMessages()
  const may = useMay()
  const [status, setStatus] = useState<(typeof shownStatuses)[number]>('all')
  const resend = useResend(id)
  const list = useList<Delivery>(
    ['subscriptions', 'deliveries', id, status],
    (cursor) => {
      const query = { limit: 100, ...(status !== 'all' && { status }), ...(cursor !== undefined && { cursor }) }
      return answered(accessDecision.GET('/v1/subscriptions/{id}/deliveries', { params: { path: { id }, query } }))
    },
    { refetchMs: REFRESH_MS },
  )
  return (
    <ListSection
      label={m.deliveries.title}
      list={list}
      rowKey={({ id: position }) => String(position)}
      rowName={({ id: position, type }) => `${position} ${type}`}
      {...(may('subscription:write') && {
        actionsOf: ({ id: position }: Delivery) => [
          {
            label: m.deliveries.resend,
            icon: <RotateCcw aria-hidden />,
            onSelect: () => resend.mutate({ position, isAllAfter: false }),
          },
          {
            label: m.deliveries.resume,
            icon: <StepForward aria-hidden />,
            onSelect: () => resend.mutate({ position, isAllAfter: true }),
          },
        ],
      })}
      columns={[
        {
          id: 'queued',
          label: m.deliveries.queued,
          width: 'w-36',
          isMain: true,
          cell: ({ queuedAt }) => <Time at={queuedAt} />,
        },
        {
          id: 'type',
          label: m.deliveries.event,
          isMain: true,
          cell: ({ type }) => m.webhooks.offered[type] ?? <code className="font-mono text-sm">{type}</code>,
        },
        {
          id: 'state',
          label: m.deliveries.outcome,
          width: 'w-44',
          isMain: true,
          cell: (row) => <DeliveryState {...row} />,
        },
        { id: 'answer', label: m.deliveries.answer, width: 'w-80', cell: (row) => answerOf(row, m) },
        { id: 'attempts', label: m.deliveries.attempts, width: 'w-20', cell: ({ attempts }) => attempts },
        {
          id: 'last',
          label: m.deliveries.lastTry,
          width: 'w-36',
          cell: ({ lastAttemptAt }) => (lastAttemptAt === null ? '–' : <Time at={lastAttemptAt} as="relative" />),
        },
      ]}
      toolbar={
        <ChoiceButtons
          label={m.deliveries.outcome}
          value={status}
          onChange={setStatus}
          choices={shownStatuses.map((value) => ({
            value,
            label: value === 'all' ? m.deliveries.all : m.deliveries.statuses[value],
          }))}
        />
      }
      empty={<EmptyState title={m.deliveries.none} />}
    />
  )
}

const tones: Readonly<Record<Delivery['status'], Tone>> = { pending: 'info', delivered: 'granted', failed: 'error' }

const DeliveryState = ({ status, attempts, failure }: Delivery) => {
  const m = useMessages()
  const isRetrying = status === 'pending' && attempts > 0 && failure !== null
  return (
    <Badge tone={isRetrying ? 'held' : tones[status]}>
      {isRetrying ? m.deliveries.retrying : m.deliveries.statuses[status]}
    </Badge>
  )
}

/** What the receiver said to the last attempt, in words where there are some. */
const answerOf = ({ failure, responseStatus }: Delivery, m: Messages): string => {
  if (responseStatus !== null) return m.deliveries.status(responseStatus)
  return failure === null ? '–' : (m.deliveries.failures[failure] ?? failure.replaceAll('_', ' '))
}
