import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CalendarClock, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { answered, reporting } from '../../api/client'
import type { ReportSchedule } from '../../api/types'
import { useActorNames } from '../../app/use-actor-names'
import { useList } from '../../app/use-list'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import type { Column } from '../../ui/data-table'
import { FormDialog } from '../../ui/form-dialog'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { EmptyState } from '../../ui/states'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'
import { ReportsTabs } from '../reports/reports-tabs'
import { ScheduleForm } from './report-schedule-form'

const key = ['report-schedules']

/** Reports that are made by themselves. */
export const ReportSchedulesPage = () => {
  const m = useMessages()
  const [editing, setEditing] = useState<ReportSchedule | 'new'>()
  const [doomed, setDoomed] = useState<ReportSchedule>()
  const list = useList(key, () =>
    answered(reporting.GET('/v1/report-schedules')).then(({ items }) => ({ items, nextCursor: null })),
  )
  const create = (
    <Button kind="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setEditing('new')}>
      {m.reportSchedules.create}
    </Button>
  )
  return (
    <Page title={m.shell.pages.reportSchedules} subtitle={m.reportSchedules.hint} actions={create}>
      <ReportsTabs />
      <ListSection
        label={m.shell.pages.reportSchedules}
        list={list}
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={setEditing}
        actionsOf={(schedule) => [
          { label: m.actions.change, icon: <Pencil aria-hidden />, onSelect: () => setEditing(schedule) },
          {
            label: m.reportSchedules.delete,
            icon: <Trash2 aria-hidden />,
            isDangerous: true,
            onSelect: () => setDoomed(schedule),
          },
        ]}
        empty={<EmptyState icon={CalendarClock} title={m.reportSchedules.none} />}
      />
      {editing !== undefined && (
        <ScheduleForm known={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
      {doomed !== undefined && <DeleteSchedule schedule={doomed} onClose={() => setDoomed(undefined)} />}
    </Page>
  )
}

const useColumns = (): readonly Column<ReportSchedule>[] => {
  const m = useMessages()
  const nameOf = useActorNames()
  return [
    {
      id: 'name',
      label: m.reportSchedules.name,
      isMain: true,
      cell: ({ name }) => <bdi className="font-medium">{name}</bdi>,
    },
    { id: 'kind', label: m.reports.kind, cell: ({ kind }) => m.reports.kinds[kind] },
    { id: 'format', label: m.reports.format, width: 'w-20', cell: ({ format }) => format.toUpperCase() },
    {
      id: 'every',
      label: m.reportSchedules.every,
      width: 'w-44',
      isMain: true,
      cell: ({ every, at }) => (
        <span className="tabular">
          {m.reportSchedules.rhythms[every]}, {at}
        </span>
      ),
    },
    { id: 'owner', label: m.reportSchedules.owner, width: 'w-44', cell: ({ owner }) => <bdi>{nameOf(owner)}</bdi> },
    {
      id: 'last',
      label: m.reportSchedules.last,
      width: 'w-36',
      cell: ({ lastDay }) => (lastDay === null ? '–' : <Time at={`${lastDay}T12:00:00Z`} as="day" />),
    },
  ]
}

const DeleteSchedule = ({ schedule, onClose }: { schedule: ReportSchedule; onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () =>
      answered(reporting.DELETE('/v1/report-schedules/{id}', { params: { path: { id: schedule.id } } })),
    onSuccess: async () => {
      announce(m.reportSchedules.deleted)
      await queries.invalidateQueries({ queryKey: key })
      onClose()
    },
  })
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={m.reportSchedules.delete}
      submitLabel={m.reportSchedules.delete}
      isDangerous
      isBusy={remove.isPending}
      error={remove.error}
      onSubmit={() => remove.mutate()}
    >
      <p>
        <bdi className="font-medium">{schedule.name}</bdi>: {m.reportSchedules.deleteHint}
      </p>
    </FormDialog>
  )
}
