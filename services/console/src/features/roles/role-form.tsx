import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import type { Permission, Role } from '../../api/types'
import { PermissionChoice } from '../../app/permission-choice'
import { useMessages } from '../../app/use-messages'
import { useSession } from '../../app/use-session'
import { TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { announce } from '../../ui/toasts'

/** A new role, or what one of the organisation’s own allows. What is offered is what the reader may do everywhere. */
export const RoleForm = ({ role, onClose }: { role?: Role | undefined; onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const { rights } = useSession()
  const [chosen, setChosen] = useState<readonly Permission[]>(role?.permissions ?? [])
  const own = rights.filter(({ premises }) => premises === null).map(({ permission }) => permission)
  const offered = [...new Set([...own, ...(role?.permissions ?? [])])]
  const save = useMutation({
    mutationFn: (form: HTMLFormElement): Promise<unknown> => {
      const body = { name: formText(form, 'name'), permissions: [...chosen] }
      if (role === undefined)
        return answered(directory.POST('/v1/roles', { body: { ...body, id: formText(form, 'id') } }))
      return answered(
        directory.PATCH('/v1/roles/{id}', {
          params: { path: { id: role.id }, header: { 'If-Match': `"${role.version}"` } },
          body,
        }),
      )
    },
    onSuccess: async () => {
      announce(m.actions.done)
      await queries.invalidateQueries({ queryKey: ['roles'] })
      onClose()
    },
  })
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={role === undefined ? m.directory.newRole : m.directory.changeRole(role.name)}
      width="wide"
      {...(role === undefined && { submitLabel: m.actions.create })}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={(form) => save.mutate(form)}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={m.account.name} name="name" required maxLength={200} defaultValue={role?.name ?? ''} />
        {role === undefined && <TextField label={m.system.deviceId} name="id" required />}
      </div>
      <PermissionChoice offered={offered} chosen={chosen} onChange={setChosen} />
    </FormDialog>
  )
}
