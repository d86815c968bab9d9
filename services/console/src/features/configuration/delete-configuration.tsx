import { type ConfigurationKind, type Known, useDeleteConfiguration } from '../../app/use-configuration'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { FormFaults } from '../../ui/form-dialog'

interface Props {
  readonly kind: ConfigurationKind
  readonly known: Known
  readonly name: string
  readonly onClose: () => void
  readonly onDeleted?: () => void
}

/** Asks before something goes; what others still name is refused, and by whom is said. */
export const DeleteConfiguration = ({ kind, known, name, onClose, onDeleted }: Props) => {
  const m = useMessages()
  const remove = useDeleteConfiguration(kind, () => {
    onClose()
    onDeleted?.()
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={m.rules.deleteNamed(name)}
      actions={
        <>
          <Button onClick={onClose}>{m.actions.cancel}</Button>
          <Button kind="danger" isBusy={remove.isPending} onClick={() => remove.mutate(known)}>
            {m.rules.delete}
          </Button>
        </>
      }
    >
      <FormFaults error={remove.error} />
      <p>{m.rules.deleteHint}</p>
    </Dialog>
  )
}
