import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import type { Person } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { usePickable } from '../../app/use-pickable'
import { Button } from '../../ui/button'
import { SelectField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { PickField } from '../../ui/pick-field'
import { announce } from '../../ui/toasts'

type Assignment = Person['assignments'][number]

/** What a person may do and where; nobody hands out more than he may himself, which the server sees to. */
export const ChangeRoles = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const roles = usePickable('roles')
  // As it was when this opened: what somebody else changes meanwhile is refused, not taken back.
  const [{ version, assignments }] = useState(person)
  const [draft, setDraft] = useState<readonly Assignment[]>(assignments)
  const save = useMutation({
    mutationFn: () =>
      answered(
        directory.PATCH('/v1/users/{id}', {
          params: { path: { id: person.id }, header: { 'If-Match': `"${version}"` } },
          body: { assignments: [...draft] },
        }),
      ),
    onSuccess: async () => {
      announce(m.actions.done)
      await queries.invalidateQueries({ queryKey: ['people'] })
      onClose()
    },
  })
  const change = (place: number, part: Partial<Assignment>) =>
    setDraft(draft.map((one, at) => (at === place ? { ...one, ...part } : one)))
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={m.directory.changeRoles}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
    >
      {draft.length === 0 && <p className="text-soft">{m.directory.noRole}</p>}
      {draft.map(({ roleId, premisesId }, place) => (
        <fieldset key={place} className="grid gap-3 rounded-md border border-line p-3">
          <legend className="px-1 text-sm font-medium text-soft">{m.directory.roleNo(place + 1)}</legend>
          <SelectField
            label={m.directory.role}
            value={roleId}
            onChange={({ target }) => change(place, { roleId: target.value })}
            choices={roles.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <PickField
            label={m.directory.where}
            kind="premises"
            isSingle
            hint={m.directory.whereHint}
            value={premisesId === null ? [] : [premisesId]}
            onChange={([id]) => change(place, { premisesId: id ?? null })}
          />
          <div>
            <Button
              kind="quiet"
              size="small"
              icon={<X aria-hidden className="size-4" />}
              onClick={() => setDraft(draft.filter((_, at) => at !== place))}
            >
              {m.directory.removeRole}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          size="small"
          icon={<Plus aria-hidden className="size-4" />}
          disabled={roles.length === 0}
          onClick={() => setDraft([...draft, { roleId: roles[0]!.id, premisesId: null }])}
        >
          {m.directory.addRole}
        </Button>
      </div>
    </FormDialog>
  )
}
