import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, reporting } from '../../api/client'
import type { ReportSchedule } from '../../api/types'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { SelectField, TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { announce } from '../../ui/toasts'
import { reportFormats, reportKinds, reportPermissions } from '../reports/report-request'

interface Props {
  readonly known: ReportSchedule | undefined
  readonly onClose: () => void
}

const rhythms = ['day', 'week', 'month'] as const

/** What is made when. */
export const ScheduleForm = ({ known, onClose }: Props) => {
  const m = useMessages()
  const may = useMay()
  const save = useSave(known, onClose)
  const kinds = reportKinds.filter((kind) => may(reportPermissions[kind]) || kind === known?.kind)
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={known === undefined ? m.reportSchedules.create : m.actions.change}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={(form) => save.mutate(form)}
    >
      {known !== undefined && <p className="text-soft">{m.reportSchedules.becomesYours}</p>}
      <TextField label={m.reportSchedules.name} name="name" required defaultValue={known?.name} />
      <SelectField
        label={m.reports.kind}
        name="kind"
        defaultValue={known?.kind}
        choices={kinds.map((value) => ({ value, label: m.reports.kinds[value] }))}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          label={m.reports.format}
          name="format"
          defaultValue={known?.format}
          choices={reportFormats.map((value) => ({ value, label: value.toUpperCase() }))}
        />
        <SelectField
          label={m.reportSchedules.every}
          name="every"
          defaultValue={known?.every}
          choices={rhythms.map((value) => ({ value, label: m.reportSchedules.rhythms[value] }))}
        />
        <TextField
          label={m.reportSchedules.at}
          name="at"
          type="time"
          required
          hint={m.reportSchedules.atHint}
          defaultValue={known?.at ?? '06:00'}
        />
      </div>
    </FormDialog>
  )
}

const fields = ['name', 'kind', 'format', 'every', 'at'] as const

const useSave = (known: ReportSchedule | undefined, onSaved: () => void) => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (form: HTMLFormElement): Promise<unknown> => {
      const body = Object.fromEntries(fields.map((name) => [name, formText(form, name)])) as never
      return known === undefined
        ? answered(reporting.POST('/v1/report-schedules', { body }))
        : answered(reporting.PUT('/v1/report-schedules/{id}', { params: { path: { id: known.id } }, body }))
    },
    onSuccess: async () => {
      announce(m.rules.saved)
      await queries.invalidateQueries({ queryKey: ['report-schedules'] })
      onSaved()
    },
  })
}
