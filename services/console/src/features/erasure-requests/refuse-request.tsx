import type { ErasureRequest } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { SelectField, TextArea } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { type Ground, useRefuse } from './request-calls'

/** Refuses on a ground that the law names; a hold is one only where a hold names the person. */
export const RefuseRequest = ({ request, onClose }: { request: ErasureRequest; onClose: () => void }) => {
  const m = useMessages()
  const refuse = useRefuse(request.id, onClose)
  const grounds = Object.entries(m.erasureRequests.grounds).filter(
    ([ground]) => ground !== 'legal_hold' || request.holdIds.length > 0,
  )
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={m.erasureRequests.refuse}
      submitLabel={m.erasureRequests.refuse}
      isDangerous
      isBusy={refuse.isPending}
      error={refuse.error}
      onSubmit={(form) =>
        refuse.mutate({ ground: formText(form, 'ground') as Ground, reason: formText(form, 'reason') })
      }
    >
      <p>{m.erasureRequests.refuseHint}</p>
      <SelectField
        label={m.erasureRequests.ground}
        name="ground"
        choices={grounds.map(([value, label]) => ({ value, label }))}
      />
      <TextArea label={m.erasureRequests.reason} name="reason" required maxLength={2_000} />
    </FormDialog>
  )
}
