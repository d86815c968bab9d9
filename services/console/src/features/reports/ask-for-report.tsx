import { useState } from 'react'
import type { Report } from '../../api/types'
import { useTimeText } from '../../app/time'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { ChoiceButtons } from '../../ui/choice-buttons'
import { SelectField, TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { PickField } from '../../ui/pick-field'
import { useAskForReport } from './report-actions'
import {
  firstDraft,
  isOfDate,
  type ReportDraft,
  reportFormats,
  reportKinds,
  reportPermissions,
  reportPresets,
  requestOf,
} from './report-request'

interface Props {
  readonly onClose: () => void
  readonly onAsked: (report: Report) => void
}

/** Of what, of when, of whom, and as what file. */
export const AskForReport = ({ onClose, onAsked }: Props) => {
  const m = useMessages()
  const may = useMay()
  const { zone } = useTimeText()
  const allowed = reportKinds.filter((kind) => may(reportPermissions[kind]))
  const [draft, setDraft] = useState<ReportDraft>({ ...firstDraft, kind: allowed[0] ?? firstDraft.kind })
  const set = (change: Partial<ReportDraft>) => setDraft((before) => ({ ...before, ...change }))
  const ask = useAskForReport(onAsked)
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={m.reports.ask}
      submitLabel={m.reports.ask}
      width="wide"
      isBusy={ask.isPending}
      error={ask.error}
      onSubmit={() => ask.mutate(requestOf(draft, zone))}
    >
      <SelectField
        label={m.reports.kind}
        value={draft.kind}
        onChange={({ target }) => set({ kind: target.value as ReportDraft['kind'] })}
        choices={allowed.map((value) => ({ value, label: m.reports.kinds[value] }))}
      />
      <div className="grid gap-1">
        <span className="text-sm font-medium text-soft">{m.reports.format}</span>
        <ChoiceButtons
          label={m.reports.format}
          value={draft.format}
          onChange={(format) => set({ format })}
          choices={reportFormats.map((value) => ({ value, label: value.toUpperCase() }))}
        />
      </div>
      <PeriodFields draft={draft} set={set} />
      <FilterFields draft={draft} set={set} />
    </FormDialog>
  )
}

interface PartProps {
  readonly draft: ReportDraft
  readonly set: (change: Partial<ReportDraft>) => void
}

const PeriodFields = ({ draft, set }: PartProps) => {
  const m = useMessages()
  const day = (name: 'from' | 'to', label: string, hint?: string) => (
    <TextField
      type="date"
      label={label}
      hint={hint}
      value={draft[name]}
      onChange={({ target }) => set({ [name]: target.value })}
    />
  )
  if (isOfDate(draft.kind)) return day('to', m.reports.asOfDay, m.reports.asOfHint)
  return (
    <>
      <SelectField
        label={m.reports.period}
        value={draft.period}
        onChange={({ target }) => set({ period: target.value as ReportDraft['period'] })}
        choices={[...reportPresets, 'own' as const].map((value) => ({ value, label: m.reports.presets[value] }))}
      />
      {draft.period === 'own' && (
        <div className="grid gap-4 sm:grid-cols-2">
          {day('from', m.reports.from)}
          {day('to', m.reports.to)}
        </div>
      )}
    </>
  )
}

const lists = [
  ['users', 'people'],
  ['doors', 'doors'],
  ['devices', 'devices'],
  ['premises', 'premises'],
] as const

const FilterFields = ({ draft, set }: PartProps) => {
  const m = useMessages()
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="mb-1 text-sm text-faint">{m.reports.everything}</legend>
      {lists.map(([name, kind]) => (
        <PickField
          key={name}
          label={m.reports[kind]}
          kind={kind}
          value={draft.filter[name] ?? []}
          onChange={(ids) => set({ filter: { ...draft.filter, [name]: ids } })}
        />
      ))}
    </fieldset>
  )
}
