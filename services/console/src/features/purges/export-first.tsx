import { Link } from '@tanstack/react-router'
import type { Purge } from '../../api/types'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { useAskForReport } from '../reports/report-actions'
import { reportPermissions } from '../reports/report-request'
import type { Count } from './purge-count'

const reportOf = { 'access-log': 'user-activity', 'admin-audit': 'admin-audit' } as const
type Reported = keyof typeof reportOf

/** A report of what goes, where there is one. */
export const ExportFirst = ({ purge, count }: { purge: Purge; count: Count }) => {
  const m = useMessages()
  const may = useMay()
  const ask = useAskForReport(() => undefined)
  const kind = purge.recordKind in reportOf ? reportOf[purge.recordKind as Reported] : undefined
  if (kind === undefined) return <p className="text-soft">{m.purges.backUpFirst}</p>
  if (!may('report:create') || !may(reportPermissions[kind])) return null
  const places = purge.premisesId === null ? {} : { premises: [purge.premisesId] }
  const filter = { from: count.oldest ?? purge.cutoff, to: purge.cutoff, ...places }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        isBusy={ask.isPending}
        disabled={ask.isSuccess}
        onClick={() => ask.mutate({ kind, format: 'csv', filter } as never)}
      >
        {m.purges.exportFirst}
      </Button>
      <p className="min-w-0 flex-1 basis-48 text-sm text-soft" role="status">
        {ask.error !== null && ask.error.message}
        {ask.data === undefined ? (
          ask.error === null && m.purges.exportHint
        ) : (
          <Link
            to="/reports"
            search={{ report: ask.data.id }}
            target="_blank"
            className="text-accent underline underline-offset-2"
          >
            {m.purges.exported}
          </Link>
        )}
      </p>
    </div>
  )
}
