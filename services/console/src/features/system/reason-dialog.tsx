import { useMessages } from '../../app/use-messages'
import { TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'

interface Props {
  readonly title: string
  readonly hint: string
  readonly submitLabel: string
  readonly isDangerous?: boolean
  readonly isBusy: boolean
  readonly error: Error | null
  readonly onClose: () => void
  readonly onReason: (reason: string) => void
}

/** Asks why, since the reason is kept with what was done. */
export const ReasonDialog = ({ hint, onReason, ...dialog }: Props) => {
  const m = useMessages()
  return (
    <FormDialog isOpen {...dialog} onSubmit={(form) => onReason(formText(form, 'reason'))}>
      <p>{hint}</p>
      <TextField label={m.system.reason} name="reason" required autoFocus />
    </FormDialog>
  )
}
