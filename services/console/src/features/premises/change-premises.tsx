import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, directory } from '../../api/client'
import type { Premises } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { CheckField, TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { announce } from '../../ui/toasts'

/** What a place is called, its time zone, and whether leaving it takes a credential. */
export const ChangePremises = ({ premises, onClose }: { premises: Premises; onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: (form: HTMLFormElement) => {
      const zone = formText(form, 'zone').trim()
      return answered(
        directory.PATCH('/v1/premises/{id}', {
          params: { path: { id: premises.id }, header: { 'If-Match': `"${premises.version}"` } },
          body: {
            name: formText(form, 'name'),
            zone: zone === '' ? null : zone,
            checkInToExit: formText(form, 'checked') === 'on',
          },
        }),
      )
    },
    onSuccess: async () => {
      announce(m.actions.done)
      await queries.invalidateQueries({ queryKey: ['premises'] })
      onClose()
    },
  })
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={m.directory.changePremises}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={(form) => change.mutate(form)}
    >
      <TextField label={m.account.name} name="name" required defaultValue={premises.name} />
      <TextField
        label={m.directory.zone}
        name="zone"
        placeholder="Europe/Helsinki"
        defaultValue={premises.zone ?? ''}
      />
      <CheckField
        label={m.directory.checkInToExit}
        hint={m.directory.checkInToExitHint}
        name="checked"
        defaultChecked={premises.checkInToExit}
      />
    </FormDialog>
  )
}
