import { useNavigate, useSearch } from '@tanstack/react-router'
import { CircleSlash, Download, FileChartColumn, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { answered, reporting } from '../../api/client'
import type { Report } from '../../api/types'
import { useNumberText } from '../../app/numbers'
import { useActorNames } from '../../app/use-actor-names'
import { useList } from '../../app/use-list'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import type { Column } from '../../ui/data-table'
import { ListSection } from '../../ui/list-section'
import type { MenuAction } from '../../ui/menu'
import { Page } from '../../ui/page'
import { EmptyState } from '../../ui/states'
import { Time } from '../../ui/time'
import { AskForReport } from './ask-for-report'
import { downloadReport, reportsKey, useDeleteReport } from './report-actions'
import { Period } from './period'
import { ReportDrawer } from './report-drawer'
import { isUnderWay, ReportBadge } from './report-look'
import { ReportsTabs } from './reports-tabs'

const REFRESH_MS = 2_000

/** Reports that were asked for, how far they are, and their files. */
export const ReportsPage = () => {
  const m = useMessages()
  const may = useMay()
  const navigate = useNavigate()
  const { report: openId } = useSearch({ from: '/gate/reports' })
  const [isAsking, setAsking] = useState(false)
  const open = (report?: string) =>
    void navigate({ to: '/reports', search: report === undefined ? {} : { report }, replace: true })
  const actionsOf = useActions()
  const list = useList(
    reportsKey,
    () => answered(reporting.GET('/v1/reports')).then(({ items }) => ({ items, nextCursor: null })),
    { refetchMs: REFRESH_MS },
  )
  const ask = (
    <Button kind="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setAsking(true)}>
      {m.reports.ask}
    </Button>
  )
  return (
    <Page title={m.shell.pages.reports} subtitle={m.reports.hint} actions={may('report:create') && ask}>
      <ReportsTabs />
      <ListSection
        label={m.shell.pages.reports}
        list={list}
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowName={({ kind }) => m.reports.kinds[kind]}
        onOpen={({ id }) => open(id)}
        openKey={openId}
        actionsOf={actionsOf}
        empty={<EmptyState icon={FileChartColumn} title={m.reports.none} />}
      />
      <ReportDrawer id={openId} onClose={() => open()} onOpen={open} />
      {isAsking && (
        <AskForReport
          onClose={() => setAsking(false)}
          onAsked={({ id }) => {
            setAsking(false)
            open(id)
          }}
        />
      )}
    </Page>
  )
}

const useActions = () => {
  const m = useMessages()
  const { mutate: remove } = useDeleteReport()
  return (report: Report): readonly MenuAction[] => {
    if (isUnderWay(report)) {
      return [{ label: m.reports.giveUp, icon: <CircleSlash aria-hidden />, onSelect: () => remove(report.id) }]
    }
    if (report.status !== 'ready') return []
    return [
      { label: m.reports.download, icon: <Download aria-hidden />, onSelect: () => void downloadReport(report) },
      {
        label: m.reports.delete,
        icon: <Trash2 aria-hidden />,
        isDangerous: true,
        onSelect: () => remove(report.id),
      },
    ]
  }
}

const useColumns = (): readonly Column<Report>[] => {
  const m = useMessages()
  const nameOf = useActorNames()
  const { size } = useNumberText()
  return [
    {
      id: 'kind',
      label: m.reports.kind,
      isMain: true,
      cell: ({ kind }) => <span className="font-medium">{m.reports.kinds[kind]}</span>,
    },
    { id: 'period', label: m.reports.period, width: 'w-56', cell: ({ filter }) => <Period filter={filter} /> },
    { id: 'format', label: m.reports.format, width: 'w-20', cell: ({ format }) => format.toUpperCase() },
    { id: 'status', label: m.directory.state, width: 'w-32', isMain: true, cell: (row) => <ReportBadge {...row} /> },
    {
      id: 'rows',
      label: m.imports.progress,
      width: 'w-28',
      cell: ({ result, rowsDone }) => <span className="tabular">{m.reports.rows(result?.rows ?? rowsDone)}</span>,
    },
    {
      id: 'size',
      label: m.reports.size,
      width: 'w-24',
      cell: ({ result }) => (result === null ? '–' : size(result.sizeBytes)),
    },
    { id: 'by', label: m.reports.by, width: 'w-40', cell: ({ requestedBy }) => <bdi>{nameOf(requestedBy)}</bdi> },
    { id: 'at', label: m.reports.requested, width: 'w-36', cell: ({ requestedAt }) => <Time at={requestedAt} /> },
  ]
}
