import { useState } from 'react'
import type { Draft } from '../../app/use-configuration'
import { useMessages } from '../../app/use-messages'
import { FormDialog } from '../../ui/form-dialog'
import { RuleForm } from '../access-rules/rule-form'
import { ScheduleForm } from '../schedules/schedule-form'
import type { Change } from './changes'

interface Props {
  readonly change: Change
  readonly onChange: (change: Change) => void
  readonly onClose: () => void
}

/** The same form in which rules and schedules are written, for the question alone: nothing is saved. */
export const ChangeDialog = ({ change, onChange, onClose }: Props) => {
  const m = useMessages()
  const [draft, setDraft] = useState<Change['draft']>(change.draft)
  const set = (part: Partial<Change['draft']>) => setDraft((known) => ({ ...known, ...part }))
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={draft.name}
      width="wide"
      submitLabel={m.replay.apply}
      isBusy={false}
      error={null}
      onSubmit={() => {
        onChange({ ...change, draft })
        onClose()
      }}
    >
      {change.kind === 'schedules' ? (
        <ScheduleForm draft={draft as Draft<'schedules'>} onChange={set} />
      ) : (
        <RuleForm draft={draft as Draft<'access-rules'>} onChange={set} />
      )}
    </FormDialog>
  )
}
