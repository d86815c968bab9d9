import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { NumberField, SelectField, TextField } from '../../ui/field'
import { PickField } from '../../ui/pick-field'
import { type Choice, purgeableKinds, type useChoice } from './use-choice'

/** Which records, and how many of the last days stay. */
export const ChooseRecords = ({ choice, set, ask }: ReturnType<typeof useChoice>) => {
  const m = useMessages()
  const may = useMay()
  return (
    <>
      <p role="status" className="text-soft">
        {ask.isPending ? m.purges.counting : m.purges.previewHint}
      </p>
      <SelectField
        label={m.retention.record}
        value={choice.recordKind}
        onChange={({ target }) => set({ recordKind: target.value as Choice['recordKind'] })}
        choices={purgeableKinds.map((value) => ({ value, label: m.retention.kinds[value] }))}
      />
      <NumberField
        label={m.purges.keepDays}
        hint={m.purges.keepHint}
        value={choice.keepDays}
        onNumber={(keepDays) => set({ keepDays })}
        required
        min={1}
        max={36_500}
        step={1}
      />
      {choice.recordKind === 'access-log' && (
        <PickField
          label={m.reports.premises}
          kind="premises"
          isSingle
          hint={m.purges.premisesHint}
          value={choice.premisesId === undefined ? [] : [choice.premisesId]}
          onChange={([premisesId]) => set({ premisesId })}
        />
      )}
      {may('retention:override', 'everywhere') && (
        <TextField
          label={m.purges.override}
          hint={m.purges.overrideHint}
          value={choice.overrideReason}
          maxLength={500}
          onChange={({ target }) => set({ overrideReason: target.value })}
        />
      )}
    </>
  )
}
