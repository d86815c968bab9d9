import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { FileClock } from 'lucide-react'
import { useState } from 'react'
import { answered, auditTrail } from '../../api/client'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { usePlaceName } from '../../app/use-place-name'
import { Button, buttonLook } from '../../ui/button'
import { Facts, Page, Section } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { useRequestTrail } from './lock-actions'
import { LockTrail } from './lock-trail'
import { ProgrammingBadge } from './programming-badge'
import { SettingsWizard } from './settings-wizard'
import { TrailRequests } from './trail-requests'

/** One lock: how fresh its trail is, the trail itself, who could fetch it, and what it is to do. */
export const LockPage = () => {
  const m = useMessages()
  const placeOf = usePlaceName()
  const may = useMay()
  const { id } = useParams({ from: '/gate/locks/$id' })
  const request = useRequestTrail()
  const [isSetting, setSetting] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['locks', 'one', id],
    refetchInterval: 10_000,
    queryFn: () => answered(auditTrail.GET('/v1/locks/{id}', { params: { path: { id } } })),
  })
  if (error !== null) return <ErrorState isPage error={error} retry={() => void refetch()} />
  if (data === undefined) return <Skeleton />
  const at = (instant: string | null) => (instant === null ? m.states.never : <Time at={instant} />)
  return (
    <Page
      title={data.name}
      subtitle={<code className="font-mono text-sm">{data.id}</code>}
      actions={
        <>
          <Link to="/access-log" search={{ device: [id], range: '30' }} className={buttonLook('secondary')}>
            {m.locks.inLog}
          </Link>
          {may('lock:configure') && <Button onClick={() => setSetting(true)}>{m.locks.settings}</Button>}
          {may('lock:request-audit-trail') && (
            <Button
              kind="primary"
              icon={<FileClock aria-hidden className="size-4" />}
              isBusy={request.isPending}
              onClick={() => request.mutate(id)}
            >
              {m.locks.request}
            </Button>
          )}
        </>
      }
    >
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[1fr_24rem]">
        <LockTrail id={id} />
        <div className="grid gap-4">
          <Section title={m.locks.facts}>
            <Facts
              facts={[
                [m.locks.place, <bdi key="place">{placeOf(data.facilityPath)}</bdi>],
                [
                  m.locks.kind,
                  [data.model, data.lockKind && m.locks.lockKinds[data.lockKind]].filter(Boolean).join(' · ') || '–',
                ],
                [m.locks.zone, data.zone],
                [m.locks.fetched, at(data.lastFetchedAt)],
                [m.locks.complete, at(data.lastCompleteFetchAt)],
                [m.locks.collects, data.reported.collectsAuditTrails ? m.states.yes : m.states.no],
                [m.locks.programming, <ProgrammingBadge key="state" state={data.programmingState} />],
              ]}
            />
          </Section>
          <TrailRequests lockId={id} />
          {may('lock:request-audit-trail') && <Qualified id={id} />}
        </div>
      </div>
      <SettingsWizard id={id} isOpen={isSetting} onClose={() => setSetting(false)} />
    </Page>
  )
}

const Qualified = ({ id }: { id: string }) => {
  const m = useMessages()
  const { data, error } = useQuery({
    queryKey: ['qualified', id],
    queryFn: () =>
      answered(auditTrail.GET('/v1/locks/{id}/qualified-users', { params: { path: { id }, query: { limit: 50 } } })),
  })
  return (
    <Section title={m.locks.qualified}>
      {error !== null && <ErrorState error={error} />}
      {data?.items.length === 0 && <p className="px-4 py-3 text-soft">{m.locks.nobodyQualified}</p>}
      <ul className="px-4 py-2">
        {data?.items.map(({ userId, name }) => (
          <li key={userId} className="py-1">
            <Link to="/people/$id" params={{ id: userId }} className="text-accent underline underline-offset-2">
              <bdi>{name ?? m.accessLog.erased}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
