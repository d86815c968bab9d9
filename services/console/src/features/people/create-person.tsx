import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId } from 'react'
import { answered, directory } from '../../api/client'
import { ApiProblem } from '../../api/problem'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { SelectField, TextField } from '../../ui/field'
import { formText } from '../../ui/form-text'
import { Callout } from '../../ui/states'
import { announce } from '../../ui/toasts'

/** A new employee: who it is, and what the person may do. */
export const CreatePerson = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => {
  const m = useMessages()
  const may = useMay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const formId = useId()
  const roles = useQuery({
    queryKey: ['roles', 'choices'],
    enabled: isOpen && may('role:read'),
    queryFn: () => answered(directory.GET('/v1/roles', { params: { query: { limit: 200 } } })),
  })
  const create = useMutation({
    mutationFn: (form: HTMLFormElement) => {
      const [email, roleId] = [formText(form, 'email'), formText(form, 'role')]
      return answered(
        directory.POST('/v1/users', {
          body: {
            name: formText(form, 'name'),
            username: formText(form, 'username'),
            ...(email !== '' && { email }),
            ...(roleId !== '' && { assignments: [{ roleId, premisesId: null }] }),
          },
        }),
      )
    },
    onSuccess: async ({ id, name }) => {
      announce(m.directory.created(name))
      await queries.invalidateQueries({ queryKey: ['people'] })
      onClose()
      await navigate({ to: '/people/$id', params: { id } })
    },
  })
  const faults = create.error instanceof ApiProblem ? create.error.fieldFaults : new Map<string, string>()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={m.directory.newPerson}
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
        <TextField label={m.directory.username} name="username" required fault={faults.get('username')} />
        <TextField label={m.directory.email} name="email" type="email" fault={faults.get('email')} />
        {roles.data !== undefined && (
          <SelectField
            label={m.directory.role}
            name="role"
            choices={[
              { value: '', label: m.directory.noRole },
              ...roles.data.items.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </form>
    </Dialog>
  )
}
