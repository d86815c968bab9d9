import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import type { Premises } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { CheckField, SelectField, TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { PickField } from '../../ui/pick-field'
import { announce } from '../../ui/toasts'

/** A new place, and what it lies in. */
export const CreatePremises = ({ onClose }: { onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const [parentId, setParent] = useState<string>()
  const create = useMutation({
    mutationFn: (form: HTMLFormElement) => {
      const body = {
        id: formText(form, 'id'),
        name: formText(form, 'name'),
        kind: formText(form, 'kind') as Premises['kind'],
        parentId: parentId ?? null,
        ...(formText(form, 'checked') === 'on' && { checkInToExit: true }),
      }
      return answered(directory.POST('/v1/premises', { body }))
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
      title={m.directory.newPremises}
      submitLabel={m.actions.create}
      isBusy={create.isPending}
      error={create.error}
      onSubmit={(form) => create.mutate(form)}
    >
      <TextField label={m.account.name} name="name" required />
      <TextField label={m.system.deviceId} name="id" required />
      <SelectField
        label={m.directory.kind}
        name="kind"
        choices={Object.entries(m.directory.premisesKinds).map(([value, label]) => ({ value, label }))}
      />
      <PickField
        label={m.directory.parent}
        kind="premises"
        isSingle
        hint={m.directory.topHint}
        value={parentId === undefined ? [] : [parentId]}
        onChange={([id]) => setParent(id)}
      />
      <CheckField label={m.directory.checkInToExit} hint={m.directory.checkInToExitHint} name="checked" />
    </FormDialog>
  )
}
