import { useState } from 'react'
import type { PurgePreview } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { FormDialog } from '../../ui/form-dialog'
import { ChooseRecords } from './choose-records'
import { ConfirmPurge } from './confirm-purge'
import { useChoice } from './use-choice'
import { useConfirmation } from './use-confirmation'

interface Props {
  readonly onClose: () => void
  readonly onConfirmed: (id: string) => void
}

/** Old records are chosen, counted exactly, and deleted only after the number of days was typed again. */
export const DeleteOldLogs = ({ onClose, onConfirmed }: Props) => {
  const m = useMessages()
  const [preview, setPreview] = useState<PurgePreview>()
  const choosing = useChoice(setPreview)
  const confirming = useConfirmation(preview, onConfirmed)
  const isChosen = preview !== undefined
  const { ask } = choosing
  const { confirm, rows } = confirming
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={`${m.purges.start}: ${isChosen ? m.purges.steps.confirm : m.purges.steps.choose}`}
      submitLabel={isChosen ? m.purges.delete(rows) : m.purges.preview}
      isDangerous={isChosen}
      width="wide"
      isBusy={ask.isPending || confirm.isPending}
      isReady={!isChosen || confirming.isReady}
      error={isChosen ? confirm.error : ask.error}
      onSubmit={() => (isChosen ? confirm.mutate(preview) : ask.mutate())}
    >
      {isChosen ? <ConfirmPurge preview={preview} {...confirming} /> : <ChooseRecords {...choosing} />}
    </FormDialog>
  )
}
