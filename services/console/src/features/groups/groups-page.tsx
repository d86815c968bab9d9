import { answered, directory } from '../../api/client'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useList } from '../../app/use-list'
import { useMessages } from '../../app/use-messages'
import { useMay } from '../../app/use-session'
import { Button } from '../../ui/button'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { SearchField } from '../../ui/search-field'
import { Validity } from '../keys/key-state'
import { GroupForm } from './group-form'

/** Groups of people; one whose time is over is said to be, in red. */
export const GroupsPage = () => {
  const m = useMessages()
  const may = useMay()
  const [q, setQuery] = useState('')
  const [isCreating, setCreating] = useState(false)
  const list = useList(['groups', q], (cursor) =>
    answered(
      directory.GET('/v1/groups', {
        params: { query: { limit: 100, ...(q !== '' && { q }), ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  )
  return (
    <Page
      title={m.shell.pages.groups}
      actions={
        may('user:write', 'everywhere') && (
          <Button kind="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setCreating(true)}>
            {m.directory.newGroup}
          </Button>
        )
      }
    >
      <ListSection
        label={m.shell.pages.groups}
        list={list}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        columns={[
          {
            id: 'name',
            label: m.directory.group,
            isMain: true,
            cell: ({ id, name }) => (
              <Link to="/groups/$id" params={{ id }} className="font-medium text-accent underline underline-offset-2">
                <bdi>{name}</bdi>
              </Link>
            ),
          },
          { id: 'what', label: m.directory.description, cell: ({ description }) => <bdi>{description ?? '–'}</bdi> },
          { id: 'members', label: m.directory.members, width: 'w-28', cell: ({ memberCount }) => memberCount },
          {
            id: 'until',
            label: m.directory.validUntil,
            width: 'w-48',
            isMain: true,
            cell: ({ validUntil }) => <Validity until={validUntil} />,
          },
        ]}
        toolbar={<SearchField value={q} onChange={setQuery} />}
      />
      {isCreating && <GroupForm onClose={() => setCreating(false)} />}
    </Page>
  )
}
