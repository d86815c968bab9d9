import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import type { Credential } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { CheckField, SelectField, TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { announce } from '../../ui/toasts'

type Kind = Credential['kind']
const codes: ReadonlySet<Kind> = new Set(['pin', 'passcode'])

/** Hands a key, card or code to somebody. Its number is typed here once and shown nowhere again. */
export const AddKey = ({ userId, onClose }: { userId: string; onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const [kind, setKind] = useState<Kind>('keycard')
  const add = useMutation({
    mutationFn: (form: HTMLFormElement) => {
      const [label, validUntil] = [formText(form, 'label'), formText(form, 'until')]
      return answered(
        directory.POST('/v1/credentials', {
          body: {
            kind,
            userId,
            number: formText(form, 'number'),
            ...(label !== '' && { label }),
            ...(validUntil !== '' && { validUntil }),
            ...(formText(form, 'duress') === 'on' && { duress: true }),
          },
        }),
      )
    },
    onSuccess: async () => {
      announce(m.directory.keyAdded)
      await queries.invalidateQueries({ queryKey: ['keys'] })
      onClose()
    },
  })
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={m.directory.addKey}
      submitLabel={m.directory.addKey}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={(form) => add.mutate(form)}
    >
      <SelectField
        label={m.directory.kind}
        value={kind}
        onChange={({ target }) => setKind(target.value as Kind)}
        choices={Object.entries(m.directory.kinds).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        label={m.directory.keyNumber}
        name="number"
        hint={m.directory.keyNumberHint}
        required
        autoComplete="off"
      />
      <TextField label={m.directory.keyLabel} name="label" hint={m.directory.keyLabelHint} maxLength={200} />
      <TextField label={m.directory.validUntil} name="until" type="date" />
      {codes.has(kind) && <CheckField label={m.directory.duress} hint={m.directory.duressHint} name="duress" />}
    </FormDialog>
  )
}
