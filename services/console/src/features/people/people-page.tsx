import { useNavigate } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import type { Person } from '../../api/types'
import { useList } from '../../app/use-list'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { useNames } from '../../app/use-pickable'
import type { Messages } from '../../messages/en'
import { Button } from '../../ui/button'
import type { Column } from '../../ui/data-table'
import { controlLook } from '../../ui/field'
import { ExportButton, ImportLink } from '../../ui/import-export'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { SearchField } from '../../ui/search-field'
import { CreatePerson } from './create-person'
import { usePersonActions } from './person-actions'
import { PersonState } from './person-state'

export const PeoplePage = () => {
  const m = useMessages()
  const roleName = useNames('roles')
  const may = useMay()
  const navigate = useNavigate()
  const [q, setQuery] = useState('')
  const [enabled, setEnabled] = useState('')
  const [isCreating, setCreating] = useState(false)
  const actionsOf = usePersonActions()
  const query = { limit: 100, ...(q !== '' && { q }), ...(enabled !== '' && { enabled }) }
  const list = useList(['people', query], (cursor) =>
    answered(
      directory.GET('/v1/users', { params: { query: { ...query, ...(cursor !== undefined && { cursor }) } as never } }),
    ),
  )
  return (
    <Page
      title={m.shell.pages.people}
      actions={
        <>
          {may('user:read', 'everywhere') && (
            <ExportButton
              name="people.csv"
              read={() => answered(directory.GET('/v1/users/export', { parseAs: 'blob' }))}
            />
          )}
          {may('user:write', 'everywhere') && <ImportLink kind="people" />}
          {may('user:write') && (
            <Button kind="primary" icon={<UserPlus aria-hidden className="size-4" />} onClick={() => setCreating(true)}>
              {m.directory.newPerson}
            </Button>
          )}
        </>
      }
    >
      <ListSection
        label={m.shell.pages.people}
        list={list}
        columns={columnsOf(m, roleName)}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={({ id }) => void navigate({ to: '/people/$id', params: { id } })}
        actionsOf={actionsOf}
        toolbar={
          <>
            <SearchField value={q} onChange={setQuery} />
            <select
              aria-label={m.directory.state}
              value={enabled}
              onChange={({ target }) => setEnabled(target.value)}
              className={`${controlLook} !w-auto`}
            >
              <option value="">{m.directory.all}</option>
              <option value="true">{m.directory.onlyEnabled}</option>
              <option value="false">{m.directory.onlyDisabled}</option>
            </select>
          </>
        }
      />
      <CreatePerson isOpen={isCreating} onClose={() => setCreating(false)} />
    </Page>
  )
}

const columnsOf = (m: Messages, roleName: (id: string) => string): readonly Column<Person>[] => [
  {
    id: 'no',
    label: m.directory.number,
    width: 'w-16',
    cell: ({ userNo }) => <span className="tabular">{userNo}</span>,
  },
  {
    id: 'name',
    label: m.directory.person,
    isMain: true,
    cell: ({ name }) => <bdi className="font-medium">{name}</bdi>,
  },
  { id: 'username', label: m.directory.username, cell: ({ username }) => <bdi>{username ?? '–'}</bdi> },
  { id: 'email', label: m.directory.email, cell: ({ email }) => <bdi>{email ?? '–'}</bdi> },
  {
    id: 'roles',
    label: m.directory.roles,
    cell: ({ assignments }) =>
      [...new Set(assignments.map(({ roleId }) => roleName(roleId)))].join(', ') || m.directory.noRole,
  },
  { id: 'state', label: m.directory.state, width: 'w-32', isMain: true, cell: (person) => <PersonState {...person} /> },
]
