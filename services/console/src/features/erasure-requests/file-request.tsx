import { useState } from 'react'
import type { ErasureRequest } from '../../api/types'
import { useTimeText } from '../../app/time'
import { useMessages } from '../../app/use-messages'
import { SelectField, TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { PickField } from '../../ui/pick-field'
import { instantOf } from '../explain/instant'
import { type Basis, useFile } from './request-calls'

interface Props {
  readonly onClose: () => void
  readonly onFiled: (request: ErasureRequest) => void
}

/** Who asks, why the law lets the person ask, and since when the time to answer runs. */
export const FileRequest = ({ onClose, onFiled }: Props) => {
  const m = useMessages()
  const { zone } = useTimeText()
  const [userId, setUser] = useState('')
  const file = useFile(onFiled)
  const submit = (form: HTMLFormElement) => {
    const [reference, received] = [formText(form, 'reference'), formText(form, 'received')]
    file.mutate({
      userId,
      basis: formText(form, 'basis') as Basis,
      ...(reference !== '' && { reference }),
      ...(received !== '' && { receivedAt: instantOf(received, zone) }),
    })
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={m.erasureRequests.file}
      submitLabel={m.erasureRequests.file}
      isBusy={file.isPending}
      isReady={userId !== ''}
      error={file.error}
      onSubmit={submit}
    >
      <PickField
        label={m.directory.person}
        kind="people"
        isSingle
        value={userId === '' ? [] : [userId]}
        onChange={([id = '']) => setUser(id)}
      />
      <SelectField
        label={m.erasureRequests.basis}
        name="basis"
        choices={Object.entries(m.erasureRequests.bases).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        label={m.erasureRequests.reference}
        name="reference"
        hint={m.erasureRequests.referenceHint}
        maxLength={200}
        autoComplete="off"
      />
      <TextField
        label={m.erasureRequests.received}
        name="received"
        type="datetime-local"
        hint={m.erasureRequests.receivedHint}
      />
    </FormDialog>
  )
}
