import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { accessDecision, answered } from '../../api/client'
import type { Alert } from '../../api/types'
import { usePersonNames } from '../../app/use-person-names'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { usePlaceName } from '../../app/use-place-name'
import { Button } from '../../ui/button'
import { Drawer } from '../../ui/dialog'
import { Facts } from '../../ui/page'
import { PickField } from '../../ui/pick-field'
import { ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { SeverityBadge, StatusBadge, useSubject } from './alert-look'
import { useHandleAlert } from './use-handle-alert'

interface Props {
  readonly id: string | undefined
  readonly onClose: () => void
  readonly onResolve: (alert: Alert) => void
}

/** One alert: what set it off, who takes care of it, and how it ended. */
export const AlertDrawer = ({ id, onClose, onResolve }: Props) => {
  const m = useMessages()
  const may = useMay()
  const { mutate } = useHandleAlert()
  const { data, error, refetch } = useQuery({
    queryKey: ['alerts', 'one', id],
    enabled: id !== undefined,
    queryFn: () => answered(accessDecision.GET('/v1/alerts/{id}', { params: { path: { id: id! } } })),
  })
  const isHandled = !may('alert:handle') || data?.status === 'resolved'
  return (
    <Drawer
      isOpen={id !== undefined}
      onClose={onClose}
      title={data === undefined ? m.alerts.alert : m.alerts.kinds[data.kind]}
      actions={
        data !== undefined &&
        !isHandled && (
          <>
            {data.status === 'open' && (
              <Button onClick={() => mutate({ id: data.id, does: 'acknowledge' })}>{m.alerts.acknowledge}</Button>
            )}
            <Button kind="primary" onClick={() => onResolve(data)}>
              {m.alerts.resolve}
            </Button>
          </>
        )
      }
    >
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton />}
      {data !== undefined && (
        <>
          <Details alert={data} />
          {!isHandled && (
            <PickField
              label={m.alerts.assignedTo}
              kind="people"
              isSingle
              value={data.assignedTo === null ? [] : [data.assignedTo]}
              onChange={([to]) => mutate({ id: data.id, does: 'assign', to: to ?? null })}
            />
          )}
          <Events ids={data.eventIds} />
        </>
      )}
    </Drawer>
  )
}

const Details = ({ alert }: { alert: Alert }) => {
  const m = useMessages()
  const subject = useSubject()
  const placeOf = usePlaceName()
  const nameOf = usePersonNames()
  const by = (who: string | null) => (who === null ? '' : nameOf(who))
  return (
    <div className="-mx-4">
      <div className="flex gap-2 px-4">
        <SeverityBadge {...alert} />
        <StatusBadge {...alert} />
      </div>
      <Facts
        facts={[
          [m.alerts.about, <bdi key="about">{subject(alert)}</bdi>],
          [m.locks.place, <bdi key="place">{placeOf(alert.facilityPath)}</bdi>],
          [m.alerts.occurrences, alert.occurrences],
          [m.alerts.raised, <Time key="raised" at={alert.raisedAt} as="full" />],
          [m.alerts.last, <Time key="last" at={alert.lastEventAt} as="full" />],
          ...(alert.acknowledgedAt === null
            ? []
            : [
                [
                  m.alerts.statuses.acknowledged,
                  <span key="acknowledged">
                    <Time at={alert.acknowledgedAt} /> <bdi>{by(alert.acknowledgedBy)}</bdi>
                  </span>,
                ] as const,
              ]),
          ...(alert.resolvedAt === null
            ? []
            : [
                [
                  m.alerts.statuses.resolved,
                  <span key="resolved">
                    <Time at={alert.resolvedAt} /> <bdi>{by(alert.resolvedBy)}</bdi>
                  </span>,
                ] as const,
              ]),
          ...(alert.comment === null ? [] : [[m.alerts.comment, <bdi key="comment">{alert.comment}</bdi>] as const]),
        ]}
      />
    </div>
  )
}

const Events = ({ ids }: { ids: readonly string[] }) => {
  const m = useMessages()
  if (ids.length === 0) return null
  return (
    <section>
      <h3 className="mb-1 font-semibold">{m.alerts.events}</h3>
      <ol className="grid list-decimal gap-1 pl-5">
        {ids.map((id, place) => (
          <li key={id}>
            <Link
              to="/access-log"
              search={{ row: id, range: '30' }}
              className="text-accent underline underline-offset-2"
            >
              {m.alerts.event(place + 1)}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
