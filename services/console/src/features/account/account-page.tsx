import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, directory } from '../../api/client'
import type { OwnSession } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { useSession } from '../../app/use-session'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { Facts, Page, Section } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'
import { OwnFace } from '../faces/own-face'
import { NewPasswordForm } from '../sign-in/new-password-form'
import { PreferencesForm } from './preferences-form'

/** Oneself: what one may do, how this browser shows things, and where one is signed in. */
export const AccountPage = () => {
  const m = useMessages()
  const { name, username, rights } = useSession()
  const change = async (newPassword: string, currentPassword: string) => {
    await answered(directory.PUT('/v1/users/me/password', { body: { currentPassword, newPassword } }))
    announce(m.account.changed)
  }
  const permissions = rights.map(({ permission }) => permission).sort()
  return (
    <Page title={m.account.title}>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Section title={m.account.you}>
          <Facts
            facts={[
              [m.account.name, <bdi key="name">{name}</bdi>],
              [m.account.username, <bdi key="username">{username}</bdi>],
              [m.account.rights, <span key="rights">{permissions.join(' · ')}</span>],
            ]}
          />
        </Section>
        <PreferencesForm />
        <Sessions />
        <OwnFace />
        <Section title={m.account.password}>
          <div className="p-4">
            <NewPasswordForm onSubmit={change} asksForCurrent />
          </div>
        </Section>
      </div>
    </Page>
  )
}

const sessionsKey = ['own-sessions']

const Sessions = () => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: sessionsKey,
    queryFn: () => answered(directory.GET('/v1/sessions')),
  })
  return (
    <Section title={m.account.sessions}>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={3} />}
      <ul>
        {data?.items.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Section>
  )
}

const SessionRow = ({ session }: { session: OwnSession }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: () => answered(directory.DELETE('/v1/sessions/{id}', { params: { path: { id: session.id } } })),
    onSuccess: () => {
      announce(m.account.ended)
      return queries.invalidateQueries({ queryKey: sessionsKey })
    },
    onError: (error) => announce(error.message, 'failed'),
  })
  return (
    <li className="flex items-center justify-between gap-3 border-b border-line px-4 py-2.5 last:border-0">
      <div className="min-w-0">
        <p className="truncate">{browserOf(session.client)}</p>
        <p className="text-sm text-faint">
          {m.account.started} <Time at={session.startedAt} /> · {m.account.lastUsed}{' '}
          <Time at={session.lastUsedAt} as="relative" />
        </p>
      </div>
      {session.isCurrent ? (
        <Badge tone="info">{m.account.thisOne}</Badge>
      ) : (
        <Button size="small" onClick={() => end.mutate()} isBusy={end.isPending}>
          {m.account.end}
        </Button>
      )}
    </li>
  )
}

/** `Chrome on Linux`, from what the browser calls itself; whatever else it is, as it came. */
const browserOf = (client: string | null): string => {
  const [, browser] = /(Edg|Firefox|Chrome|Safari)\//.exec(client ?? '') ?? []
  const [, system] = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(client ?? '') ?? []
  return browser === undefined || system === undefined ? (client ?? '–') : `${browser} · ${system}`
}
