import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { answered, directory } from '../../api/client'
import { ApiProblem } from '../../api/problem'
import type { Premises } from '../../api/types'
import { useList } from '../../app/use-list'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { SelectField, TextField } from '../../ui/field'
import { formText } from '../../ui/form-text'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { SearchField } from '../../ui/search-field'
import { Callout } from '../../ui/states'
import { announce } from '../../ui/toasts'

export const PremisesPage = () => {
  const m = useMessages()
  const may = useMay()
  const [q, setQuery] = useState('')
  const [isCreating, setCreating] = useState(false)
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
            cell: ({ path }) => <bdi>{path.slice(0, -1).join(' / ') || '–'}</bdi>,
          },
          { id: 'zone', label: m.directory.zone, width: 'w-44', cell: ({ zone }) => zone ?? '–' },
        ]}
        toolbar={<SearchField value={q} onChange={setQuery} />}
      />
      <CreatePremises isOpen={isCreating} onClose={() => setCreating(false)} known={list.rows} />
    </Page>
  )
}

interface CreateProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly known: readonly Pick<Premises, 'id' | 'name'>[]
}

const CreatePremises = ({ isOpen, onClose, known }: CreateProps) => {
  const m = useMessages()
  const queries = useQueryClient()
  const formId = useId()
  const create = useMutation({
    mutationFn: (form: HTMLFormElement) => {
      const parentId = formText(form, 'parent')
      const body = {
        id: formText(form, 'id'),
        name: formText(form, 'name'),
        kind: formText(form, 'kind'),
        ...(parentId !== '' && { parentId }),
      }
      return answered(directory.POST('/v1/premises', { body: body as never }))
    },
    onSuccess: async () => {
      announce(m.actions.done)
      await queries.invalidateQueries({ queryKey: ['premises'] })
      onClose()
    },
  })
  const faults = create.error instanceof ApiProblem ? create.error.fieldFaults : new Map<string, string>()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={m.directory.newPremises}
      actions={
        <>
          <Button onClick={onClose}>{m.actions.cancel}</Button>
          <Button kind="primary" type="submit" form={formId} isBusy={create.isPending}>
            {m.actions.create}
          </Button>
        </>
      }
    >
      {create.error !== null && faults.size === 0 && <Callout tone="denied">{create.error.message}</Callout>}
      <form
        id={formId}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate(event.currentTarget)
        }}
      >
        <TextField label={m.account.name} name="name" required fault={faults.get('name')} />
        <TextField label={m.system.deviceId} name="id" required fault={faults.get('id')} />
        <SelectField
          label={m.directory.kind}
          name="kind"
          fault={faults.get('kind')}
          choices={Object.entries(m.directory.premisesKinds).map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          label={m.directory.parent}
          name="parent"
          fault={faults.get('parentId')}
          choices={[
            { value: '', label: m.directory.top },
            ...known.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </form>
    </Dialog>
  )
}
