import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answered, auditTrail } from '../../api/client'
import type { Lock } from '../../api/types'
import { useList } from '../../app/use-list'
import { useMessages } from '../../app/use-messages'
import { useShortPlaceName } from '../../app/use-place-name'
import type { Messages } from '../../messages/en'
import { Badge } from '../../ui/badge'
import type { Column } from '../../ui/data-table'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { SearchField } from '../../ui/search-field'
import { Time } from '../../ui/time'
import { useLockActions } from './lock-actions'
import { ProgrammingBadge } from './programming-badge'

/** All locks, and how fresh what is known of each is. */
export const LocksPage = () => {
  const m = useMessages()
  const placeOf = useShortPlaceName()
  const navigate = useNavigate()
  const [q, setQuery] = useState('')
  const actionsOf = useLockActions()
  const list = useList(
    ['locks', q],
    (cursor) =>
      answered(
        auditTrail.GET('/v1/locks', {
          params: { query: { limit: 100, ...(q !== '' && { q }), ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    { refetchMs: 20_000 },
  )
  return (
    <Page title={m.shell.pages.locks} subtitle={m.locks.hint}>
      <ListSection
        label={m.shell.pages.locks}
        list={list}
        columns={columnsOf(m, placeOf)}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={({ id }) => void navigate({ to: '/locks/$id', params: { id } })}
        actionsOf={actionsOf}
        toolbar={<SearchField value={q} onChange={setQuery} />}
      />
    </Page>
  )
}

const columnsOf = (m: Messages, placeOf: ReturnType<typeof useShortPlaceName>): readonly Column<Lock>[] => [
  {
    id: 'name',
    label: m.locks.name,
    isMain: true,
    cell: ({ name, id }) => (
      <>
        <bdi className="font-medium">{name}</bdi> <code className="ml-1 font-mono text-xs text-faint">{id}</code>
      </>
    ),
  },
  { id: 'place', label: m.locks.place, cell: ({ facilityPath }) => placeOf(facilityPath) },
  {
    id: 'kind',
    label: m.locks.kind,
    width: 'w-28',
    cell: ({ lockKind, model }) => model ?? (lockKind === null ? '–' : m.locks.lockKinds[lockKind]),
  },
  {
    id: 'fetched',
    label: m.locks.fetched,
    width: 'w-44',
    isMain: true,
    cell: ({ lastFetchedAt }) => (lastFetchedAt === null ? m.states.never : <Time at={lastFetchedAt} as="relative" />),
  },
  {
    id: 'request',
    label: m.locks.openRequest,
    width: 'w-36',
    cell: ({ openRequestId }) => openRequestId !== null && <Badge tone="info">{m.locks.waiting}</Badge>,
  },
  {
    id: 'programming',
    label: m.locks.programming,
    width: 'w-44',
    cell: ({ programmingState }) => <ProgrammingBadge state={programmingState} />,
  },
]
