import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { adminAudit, answered } from '../../api/client'
import type { Activity } from '../../api/types'
import { type ActorOf, useEntryActor } from '../../app/use-entry-actor'
import { useList } from '../../app/use-list'
import { useMessages } from '../../app/use-messages'
import type { Messages } from '../../messages/en'
import { Badge, type Tone } from '../../ui/badge'
import type { Column } from '../../ui/data-table'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { Time } from '../../ui/time'
import { activitySearchOf } from './activity-search'
import { ActivityToolbar } from './activity-toolbar'

/** What happened to a person and what he did, as one list. */
export const UserActivityPage = () => {
  const m = useMessages()
  const actorOf = useEntryActor()
  const navigate = useNavigate()
  const search = activitySearchOf(useSearch({ strict: false }))
  const list = useList(
    ['user-activity', search],
    (cursor) =>
      answered(
        adminAudit.GET('/v1/user-activity', {
          params: { query: { ...search, limit: 100, ...(cursor !== undefined && { cursor }) } as never },
        }),
      ),
    { refetchMs: 15_000 },
  )
  return (
    <Page title={m.shell.pages.userActivity}>
      <ListSection
        label={m.shell.pages.userActivity}
        list={list}
        columns={columnsOf(m, actorOf)}
        rowKey={({ id, type }) => `${type} ${id}`}
        rowName={({ label }) => label}
        toolbar={
          <ActivityToolbar
            search={search}
            onChange={(next, isTyping = false) =>
              void navigate({ to: '/user-activity', search: next as never, replace: isTyping })
            }
          />
        }
      />
    </Page>
  )
}

const TONES: Readonly<Partial<Record<Activity['type'], Tone>>> = {
  'access.granted': 'granted',
  'access.denied': 'denied',
  'credential.add_failed': 'error',
  'permissions.expired': 'denied',
  'auth.admin_area_login_observed': 'info',
  'auth.unrecognized_device_login': 'held',
  'auth.login_failed': 'denied',
}

/** In the language of the reader; what somebody did as an administrator has the label of its entry. */
const labelOf = ({ type, label }: Activity, m: Messages): string =>
  type === 'admin.action' ? label : m.userActivity.types[type]

const columnsOf = (m: Messages, actorOf: ActorOf): readonly Column<Activity>[] => [
  {
    id: 'time',
    label: m.accessLog.time,
    width: 'w-36',
    isMain: true,
    cell: ({ occurredAt }) => <Time at={occurredAt} />,
  },
  {
    id: 'type',
    label: m.system.entry,
    width: 'w-64',
    isMain: true,
    cell: (record) => <Badge tone={TONES[record.type] ?? 'neutral'}>{labelOf(record, m)}</Badge>,
  },
  {
    id: 'message',
    label: m.system.message,
    cell: ({ message, cause, target }) => (
      <>
        <bdi className="text-soft">{cause === null ? message : `${message} · ${m.userActivity.causes[cause]}`}</bdi>{' '}
        {target?.kind === 'group' && <GroupDoorsLink groupId={target.id} />}
      </>
    ),
  },
  {
    id: 'by',
    label: m.system.actor,
    width: 'w-48',
    cell: ({ by }) => <bdi>{actorOf(by)}</bdi>,
  },
]

/** What a change of membership means at doors. */
const GroupDoorsLink = ({ groupId }: { groupId: string }) => {
  const m = useMessages()
  return (
    <Link to="/groups/$id" params={{ id: groupId }} className="text-accent underline underline-offset-2">
      {m.directory.doorsOfGroup}
    </Link>
  )
}
