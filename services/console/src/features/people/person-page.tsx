import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { answered, auditTrail, directory } from '../../api/client'
import type { Person } from '../../api/types'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button, buttonLook } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Page, Section } from '../../ui/page'
import { Callout, ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'
import { doorName } from '../access-log/log-columns'
import { ResultBadge } from '../access-log/result-badge'
import { PersonFace } from '../faces/person-face'
import { ErasePerson, ErasureSection } from './erase-person'
import { useEnablePerson } from './person-actions'
import { PersonDoors } from './person-doors'
import { PersonFacts } from './person-facts'
import { PersonKeys } from './person-keys'
import { PersonState } from './person-state'

/** One person: who it is, what opens doors for the person, and where the person was last. */
export const PersonPage = () => {
  const may = useMay()
  const { id } = useParams({ from: '/gate/people/$id' })
  const [isErasing, setErasing] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['people', 'one', id],
    queryFn: () => answered(directory.GET('/v1/users/{id}', { params: { path: { id } } })),
  })
  if (error !== null) return <ErrorState isPage error={error} retry={() => void refetch()} />
  if (data === undefined) return <Skeleton />
  return (
    <Page
      title={data.name}
      subtitle={<PersonState {...data} />}
      actions={data.erasedAt === null && <PersonActions person={data} onErase={() => setErasing(true)} />}
    >
      <div className="gap-4 *:mb-4 *:break-inside-avoid lg:columns-2">
        <PersonFacts person={data} />
        {may('user:read') && data.erasedAt === null && <PersonFace userId={data.id} name={data.name} />}
        {data.erasedAt !== null && <ErasureSection userId={data.id} />}
        {may('credential:read') && <PersonKeys userId={data.id} isErased={data.erasedAt !== null} />}
        {may('rule:read') && data.erasedAt === null && <PersonDoors userId={data.id} />}
        {may('access-log:read') && <LastAccess userId={data.id} />}
      </div>
      {isErasing && <ErasePerson person={data} onClose={() => setErasing(false)} />}
    </Page>
  )
}

const PersonActions = ({ person, onErase }: { person: Person; onErase: () => void }) => {
  const m = useMessages()
  const may = useMay()
  const enable = useEnablePerson()
  const { id, enabled } = person
  return (
    <>
      <Link to="/access-log" search={{ user: [id], range: '30' }} className={buttonLook('secondary')}>
        {m.locks.inLog}
      </Link>
      {may('user:write') && <PasswordLink id={id} />}
      {may('user:write') && (
        <Button kind="quiet" onClick={onErase}>
          {m.erasure.erase}
        </Button>
      )}
      {may('user:disable') && (
        <Button
          kind={enabled ? 'danger' : 'primary'}
          isBusy={enable.isPending}
          onClick={() => enable.mutate({ id, enabled: !enabled })}
        >
          {enabled ? m.directory.disable : m.directory.enable}
        </Button>
      )}
    </>
  )
}

const LastAccess = ({ userId }: { userId: string }) => {
  const m = useMessages()
  const { data, error } = useQuery({
    queryKey: ['last-access', userId],
    queryFn: () =>
      answered(auditTrail.GET('/v1/access-events', { params: { query: { user: userId, range: '90', limit: 8 } } })),
  })
  return (
    <Section title={m.directory.lastAccess}>
      {error !== null && <ErrorState error={error} />}
      {data?.items.length === 0 && <p className="px-4 py-3 text-soft">{m.directory.noAccess}</p>}
      <ul>
        {data?.items.map((event) => (
          <li key={event.id} className="flex items-center gap-3 border-b border-line px-4 py-2 last:border-0">
            <Time at={event.occurredAt} />
            <ResultBadge {...event} />
            <bdi className="truncate">{doorName(event)}</bdi>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const PasswordLink = ({ id }: { id: string }) => {
  const m = useMessages()
  const [link, setLink] = useState<string>()
  const make = useMutation({
    mutationFn: () => answered(directory.POST('/v1/users/{id}/password-links', { params: { path: { id } } })),
    onSuccess: ({ token }) => setLink(`${location.origin}/set-password#${token}`),
    onError: (error) => announce(error.message, 'failed'),
  })
  return (
    <>
      <Button isBusy={make.isPending} onClick={() => make.mutate()}>
        {m.directory.passwordLink}
      </Button>
      <Dialog isOpen={link !== undefined} onClose={() => setLink(undefined)} title={m.directory.passwordLink}>
        <Callout tone="info">{m.directory.linkOnce}</Callout>
        <code className="rounded-md bg-ground p-3 font-mono text-xs break-all">{link}</code>
      </Dialog>
    </>
  )
}
