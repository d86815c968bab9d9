import type { Alert } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { TextArea } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { useHandleAlert } from './use-handle-alert'

/** Closes an alert, with what was found. */
export const ResolveAlert = ({ alert, onClose }: { alert: Alert; onClose: () => void }) => {
  const m = useMessages()
  const resolve = useHandleAlert(onClose)
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={`${m.alerts.resolve}: ${m.alerts.kinds[alert.kind]}`}
      submitLabel={m.alerts.resolve}
      isBusy={resolve.isPending}
      error={resolve.error}
      onSubmit={(form) => resolve.mutate({ id: alert.id, does: 'resolve', comment: formText(form, 'comment') })}
    >
      <TextArea label={m.alerts.comment} hint={m.alerts.commentHint} name="comment" required autoFocus />
    </FormDialog>
  )
}
