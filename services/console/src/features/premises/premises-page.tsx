import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import type { Premises } from '../../api/types'
import { placeText } from '../../app/place-text'
import { useList } from '../../app/use-list'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { useNames } from '../../app/use-pickable'
import { Button } from '../../ui/button'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { SearchField } from '../../ui/search-field'
import { ChangePremises } from './change-premises'
import { CreatePremises } from './create-premises'

/** Sites, buildings, floors and areas, and what lies in what. */
export const PremisesPage = () => {
  const m = useMessages()
  const nameOf = useNames('premises')
  const may = useMay()
  const [q, setQuery] = useState('')
  const [isCreating, setCreating] = useState(false)
  const [changing, setChanging] = useState<Premises>()
  const list = useList(['premises', q], (cursor) =>
    answered(
      directory.GET('/v1/premises', {
        params: { query: { limit: 200, ...(q !== '' && { q }), ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  )
  return (
    <Page
      title={m.shell.pages.premises}
      actions={
        may('premises:write') && (
          <Button kind="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setCreating(true)}>
            {m.directory.newPremises}
          </Button>
        )
      }
    >
      <ListSection
        label={m.shell.pages.premises}
        list={list}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        columns={[
          {
            id: 'name',
            label: m.directory.premises,
            isMain: true,
            cell: ({ name }) => <bdi className="font-medium">{name}</bdi>,
          },
          {
            id: 'kind',
            label: m.directory.kind,
            width: 'w-36',
            isMain: true,
            cell: ({ kind }) => m.directory.premisesKinds[kind],
          },
          {
            id: 'path',
            label: m.directory.path,
            cell: ({ path }) => placeText(path.slice(0, -1).join('/'), nameOf),
          },
          { id: 'zone', label: m.directory.zone, width: 'w-44', cell: ({ zone }) => zone ?? '–' },
          {
            id: 'checked',
            label: m.directory.checked,
            width: 'w-40',
            cell: ({ checkInToExit }) => (checkInToExit ? m.states.yes : '–'),
          },
        ]}
        {...(may('premises:write') && {
          onOpen: setChanging,
          actionsOf: (premises: Premises) => [
            {
              label: m.directory.changePremises,
              icon: <Pencil aria-hidden />,
              onSelect: () => setChanging(premises),
            },
          ],
        })}
        toolbar={<SearchField value={q} onChange={setQuery} />}
      />
      {isCreating && <CreatePremises onClose={() => setCreating(false)} />}
      {changing !== undefined && <ChangePremises premises={changing} onClose={() => setChanging(undefined)} />}
    </Page>
  )
}
