import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download, Radio } from 'lucide-react'
import { useEffect, useState } from 'react'
import { answered, auditTrail } from '../../api/client'
import type { AccessEvent } from '../../api/types'
import { useShortcuts } from '../../app/keyboard'
import { usePreferences } from '../../app/preferences'
import { useTimeText } from '../../app/time'
import { useList } from '../../app/use-list'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { useShortPlaceName } from '../../app/use-place-name'
import { Button } from '../../ui/button'
import { DataTable } from '../../ui/data-table'
import { Menu } from '../../ui/menu'
import { Page } from '../../ui/page'
import { Callout, ErrorState, Skeleton } from '../../ui/states'
import { ColumnChooser } from './column-chooser'
import { ViewsMenu } from '../saved-views/views-menu'
import { ComparisonDialog } from './comparison-dialog'
import { EmptyLog } from './empty-log'
import { exportLog } from './export-log'
import { FilterBar } from './filter-bar'
import { filtersOf, isOpenEnded, type LogFilters, queryOf, viewOf } from './filters'
import { beginLog, logKey, readLog } from './log-pages'
import { defaultColumns, doorName, logColumns, userName } from './log-columns'
import { LogDrawer } from './log-drawer'
import { LogHistogram } from './log-histogram'
import type { Shown } from './match-badge'
import { SnapshotDialog } from './snapshot-dialog'
import { useCatchUp } from './use-catch-up'
import { merged, useLiveLog } from './use-live-log'

/** The log of everything that was tried at a door, as it comes in. */
export const AccessLogPage = () => {
  const m = useMessages()
  const may = useMay()
  const time = useTimeText()
  const placeOf = useShortPlaceName()
  const navigate = useNavigate()
  const filters = filtersOf(useSearch({ strict: false }))
  const [isLive, setLive] = useState(true)
  const [isAway, setAway] = useState(false)
  const [modal, setModal] = useState<Shown>()
  const [download, setDownload] = useState<'csv' | 'json'>()
  const chosenColumns = usePreferences().columns['access-log']

  const go = (next: LogFilters, isTyping = false) => {
    beginLog(next)
    void navigate({ to: '/access-log', search: next, replace: isTyping })
  }
  const open = (id: string) => go({ ...filters, row: id })
  const close = () => {
    const { row: _, ...rest } = filters
    go(rest)
  }
  const move = (id: string) => go({ ...filters, row: id }, true)
  const show = (next: Shown) => {
    const row = filters.row ?? rows[0]?.id
    if (row === undefined) return
    move(row)
    setModal(next)
  }
  const query = queryOf(filters)
  const list = useList(logKey(query), readLog(query))
  const live = useLiveLog(filters, {
    isOn: isLive && isOpenEnded(filters),
    isHeld: isAway || filters.row !== undefined,
  })
  useCatchUp(list, live.hasBegun)
  useEffect(() => {
    if (!live.shown.isFull) return
    const { shown } = live
    void list.startAgain().then(() => live.forget(shown))
  }, [live.shown.isFull])
  const rows = merged(list.rows, live.shown)
  const shownColumns = chosenColumns ?? defaultColumns(rows, may('snapshot:view'))
  const onShow = (row: AccessEvent, shown: Shown) => {
    move(row.id)
    setModal(shown)
  }
  const columns = logColumns(m, { onShow, placeOf }).filter(({ id }) => shownColumns.includes(id))

  const save = async (format: 'csv' | 'json') => {
    setDownload(format)
    await exportLog(query, format).finally(() => setDownload(undefined))
  }
  useShortcuts({
    c: () => may('snapshot:view') && show('picture'),
    f: () => may('face:compare') && show('comparison'),
    l: () => setLive((on) => !on),
    e: () => void save('csv'),
  })
  const Modal = modal === 'comparison' ? ComparisonDialog : SnapshotDialog
  return (
    <Page
      title={m.shell.pages.accessLog}
      subtitle={<span className="text-sm">{m.shell.zone(time.zone)}</span>}
      actions={
        <>
          <Button
            aria-pressed={isLive}
            onClick={() => setLive(!isLive)}
            icon={<Radio aria-hidden className={isLive && live.isOpen ? 'size-4 text-granted' : 'size-4 text-faint'} />}
          >
            {liveText(m, { isLive, isOpen: live.isOpen, isHeld: isAway || filters.row !== undefined })}
          </Button>
          <ViewsMenu page="access-log" query={viewOf(filters)} />
          <ColumnChooser shown={shownColumns} />
          {may('access-log:export') && (
            <Menu
              trigger={
                <Button icon={<Download aria-hidden className="size-4" />} isBusy={download !== undefined}>
                  {m.accessLog.export}
                </Button>
              }
              actions={[
                { label: 'CSV', onSelect: () => void save('csv') },
                { label: 'JSON', onSelect: () => void save('json') },
              ]}
            />
          )}
        </>
      }
    >
      <FilterBar filters={filters} onChange={go} isHeld={list.isAwaited} />
      {(list.error === null || rows.length > 0) && (
        <LogHistogram
          filters={filters}
          isHeld={list.isAwaited}
          onZoom={(from, to) => {
            const { range: _, ...rest } = filters
            go({ ...rest, from, to })
          }}
        />
      )}
      <LagNotice isHeld={list.isAwaited} />
      <section className="card relative overflow-hidden" aria-label={m.shell.pages.accessLog}>
        <div role="status" className="absolute inset-x-0 top-10 z-20 flex justify-center">
          {live.waiting > 0 && (
            <button
              type="button"
              onClick={() => {
                document.querySelector('#page section .overflow-auto')?.scrollTo({ top: 0 })
                setAway(false)
              }}
              className="rounded-full bg-accent px-3 py-1 text-sm font-medium text-on-accent shadow-float"
            >
              {m.accessLog.newRows(live.waiting)}
            </button>
          )}
        </div>
        {list.error !== null && rows.length === 0 ? (
          <ErrorState error={list.error} retry={list.refetch} />
        ) : list.isPending ? (
          <Skeleton lines={12} />
        ) : rows.length === 0 ? (
          <EmptyLog filters={filters} onChange={go} />
        ) : (
          <DataTable
            label={m.shell.pages.accessLog}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            rowName={(row) => `${userName(row, m)}, ${doorName(row)}`}
            onOpen={({ id }) => open(id)}
            openKey={filters.row}
            hasMore={list.hasMore}
            onMore={list.more}
            onAway={setAway}
            className="h-[max(20rem,calc(100dvh-26rem))]"
          />
        )}
      </section>
      <LogDrawer id={modal === undefined ? filters.row : undefined} onClose={close} onOpen={open} onShow={setModal} />
      {filters.row !== undefined && modal !== undefined && (
        <Modal rows={rows} id={filters.row} onMove={move} onClose={() => setModal(undefined)} />
      )}
    </Page>
  )
}

const liveText = (
  m: ReturnType<typeof useMessages>,
  { isLive, isOpen, isHeld }: { isLive: boolean; isOpen: boolean; isHeld: boolean },
): string => {
  if (!isLive) return m.accessLog.liveOff
  if (!isOpen) return m.accessLog.connecting
  return isHeld ? m.accessLog.paused : m.accessLog.live
}

const LAG_ROWS = 50

/**
 * When the view is behind the log, what is missing is on its way, and that is said.
 * @param isHeld whether rows are waited for, which come first
 */
const LagNotice = ({ isHeld }: { isHeld: boolean }) => {
  const m = useMessages()
  const may = useMay()
  const { data } = useQuery({
    queryKey: ['lag'],
    enabled: !isHeld && may('operations:read', 'everywhere'),
    refetchInterval: 20_000,
    queryFn: () =>
      answered(auditTrail.GET('/v1/services/{service}/projections', { params: { path: { service: 'audit-trail' } } })),
  })
  const lag = data?.items.find(({ name }) => name === 'audit-trail.access-log')?.lag ?? 0
  return lag < LAG_ROWS ? null : (
    <Callout tone="held" isLive>
      {m.accessLog.lag(lag)}
    </Callout>
  )
}
