import { useQuery } from '@tanstack/react-query'
import { Download, FileCheck2 } from 'lucide-react'
import { answered, reporting } from '../../api/client'
import type { Report } from '../../api/types'
import { useNumberText } from '../../app/numbers'
import { useActorNames } from '../../app/use-actor-names'
import { useNames } from '../../app/use-pickable'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Drawer } from '../../ui/dialog'
import { Facts } from '../../ui/page'
import { Callout, ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { CompletenessStatement } from './completeness-statement'
import { Period } from './period'
import { downloadManifest, downloadReport, reportsKey, useAskForReport, useDeleteReport } from './report-actions'
import { isUnderWay, ReportBadge } from './report-look'

const REFRESH_MS = 700

interface Props {
  readonly id: string | undefined
  readonly onClose: () => void
  readonly onOpen: (id: string) => void
}

/** One report: how far it is, its file with its digests, and what it cannot know. */
export const ReportDrawer = ({ id, onClose, onOpen }: Props) => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: [...reportsKey, 'one', id],
    enabled: id !== undefined,
    refetchInterval: ({ state: { data: report } }) => (report !== undefined && isUnderWay(report) ? REFRESH_MS : false),
    queryFn: () => answered(reporting.GET('/v1/reports/{id}', { params: { path: { id: id! } } })),
  })
  return (
    <Drawer
      isOpen={id !== undefined}
      onClose={onClose}
      title={data === undefined ? m.shell.pages.reports : m.reports.kinds[data.kind]}
      actions={data !== undefined && <Actions report={data} onOpen={onOpen} />}
    >
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton />}
      {data !== undefined && (
        <>
          <Progress report={data} />
          <Details report={data} />
          {data.result !== null && <CompletenessStatement completeness={data.result.completeness} />}
        </>
      )}
    </Drawer>
  )
}

const Actions = ({ report, onOpen }: { report: Report; onOpen: (id: string) => void }) => {
  const m = useMessages()
  const remove = useDeleteReport()
  const ask = useAskForReport(({ id }) => onOpen(id))
  const { kind, format, filter, asOf } = report
  if (isUnderWay(report)) {
    return (
      <Button isBusy={remove.isPending} onClick={() => remove.mutate(report.id)}>
        {m.reports.giveUp}
      </Button>
    )
  }
  return (
    <>
      {report.status === 'ready' && (
        <>
          <Button
            kind="primary"
            icon={<Download aria-hidden className="size-4" />}
            onClick={() => void downloadReport(report)}
          >
            {m.reports.download}
          </Button>
          <Button icon={<FileCheck2 aria-hidden className="size-4" />} onClick={() => void downloadManifest(report)}>
            {m.reports.manifest}
          </Button>
        </>
      )}
      <Button
        title={m.reports.againHint}
        isBusy={ask.isPending}
        onClick={() => ask.mutate({ kind, format, filter: filter, asOf })}
      >
        {m.reports.again}
      </Button>
    </>
  )
}

const Progress = ({ report }: { report: Report }) => {
  const m = useMessages()
  const { failure } = report
  return (
    <div role="status" className="grid gap-2">
      <p className="flex items-center gap-2">
        <ReportBadge {...report} />
        <span className="tabular text-soft">{m.reports.rows(report.result?.rows ?? report.rowsDone)}</span>
      </p>
      {isUnderWay(report) && <progress aria-label={m.imports.progress} className="h-2 w-full accent-(--accent)" />}
      {failure !== null && (
        <Callout tone="denied">
          {m.reports.failures[failure.reason as keyof typeof m.reports.failures] ?? m.reports.failures.other}{' '}
          <bdi className="block text-sm">{failure.detail}</bdi>
        </Callout>
      )}
    </div>
  )
}

const Details = ({ report }: { report: Report }) => {
  const m = useMessages()
  const nameOf = useActorNames()
  const { size } = useNumberText()
  const { result, expiresAt } = report
  return (
    <div className="-mx-4">
      <Facts
        facts={[
          [m.reports.period, <Period key="period" filter={report.filter} />],
          [m.reports.filter, <Narrowed key="filter" filter={report.filter} />],
          [m.reports.format, report.format.toUpperCase()],
          [m.reports.by, <bdi key="by">{nameOf(report.requestedBy)}</bdi>],
          [m.reports.requested, <Time key="at" at={report.requestedAt} as="full" />],
          [m.reports.position, <Digest key="position" of={report.asOf.join('.')} />],
          ...(result === null
            ? []
            : [
                [m.reports.size, size(result.sizeBytes)] as const,
                [m.reports.sha256, <Digest key="sha" of={result.sha256} />] as const,
                [m.reports.rowsDigest, <Digest key="digest" of={result.rowsDigest} />] as const,
              ]),
          ...(expiresAt === null
            ? []
            : [[m.reports.expires, <Time key="expires" at={expiresAt} as="full" />] as const]),
        ]}
      />
    </div>
  )
}

const Digest = ({ of }: { of: string }) => <code className="font-mono text-xs break-all">{of}</code>

const Narrowed = ({ filter }: Pick<Report, 'filter'>) => {
  const m = useMessages()
  const names = { users: useNames('people'), doors: useNames('doors'), devices: useNames('devices') }
  const premises = useNames('premises')
  const all = [
    ...(filter.users ?? []).map(names.users),
    ...(filter.doors ?? []).map(names.doors),
    ...(filter.devices ?? []).map(names.devices),
    ...(filter.premises ?? []).map(premises),
  ]
  return all.length === 0 ? m.reports.allRows : <bdi>{all.join(', ')}</bdi>
}
