import { useNavigate, useSearch } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { answered, retention } from '../../api/client'
import type { Purge } from '../../api/types'
import { useActorNames } from '../../app/use-actor-names'
import { useList } from '../../app/use-list'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import type { Column } from '../../ui/data-table'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { EmptyState } from '../../ui/states'
import { Time } from '../../ui/time'
import { RetentionTabs } from '../retention/retention-tabs'
import { DeleteOldLogs } from './delete-old-logs'
import { purgesKey } from './purge-calls'
import { PurgeDrawer } from './purge-drawer'
import { PurgeBadge } from './purge-look'

/** Nothing of it is deleted yet, or it was not begun. */
const unbegun: ReadonlySet<Purge['status']> = new Set(['counting', 'previewed', 'awaiting_approval', 'waiting'])

const REFRESH_MS = 3_000

/** Deletions of old records, by hand and by policy, and how far they are. */
export const PurgesPage = () => {
  const m = useMessages()
  const may = useMay()
  const navigate = useNavigate()
  const { purge: openId } = useSearch({ from: '/gate/purges' })
  const [isStarting, setStarting] = useState(false)
  const open = (purge?: string) =>
    void navigate({ to: '/purges', search: purge === undefined ? {} : { purge }, replace: true })
  const list = useList(
    purgesKey,
    () => answered(retention.GET('/v1/retention/purges')).then(({ items }) => ({ items, nextCursor: null })),
    { refetchMs: REFRESH_MS },
  )
  return (
    <Page
      title={m.shell.pages.purges}
      subtitle={m.purges.hint}
      actions={
        may('logs:delete', 'everywhere') && (
          <Button kind="danger" icon={<Trash2 aria-hidden className="size-4" />} onClick={() => setStarting(true)}>
            {m.purges.start}
          </Button>
        )
      }
    >
      <RetentionTabs />
      <ListSection
        label={m.shell.pages.purges}
        list={list}
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowName={({ recordKind }) => m.retention.kinds[recordKind]}
        onOpen={({ id }) => open(id)}
        openKey={openId}
        empty={<EmptyState icon={Trash2} title={m.purges.none} />}
      />
      <PurgeDrawer id={openId} onClose={() => open()} />
      {isStarting && (
        <DeleteOldLogs
          onClose={() => setStarting(false)}
          onConfirmed={(id) => {
            setStarting(false)
            open(id)
          }}
        />
      )}
    </Page>
  )
}

const useColumns = (): readonly Column<Purge>[] => {
  const m = useMessages()
  const nameOf = useActorNames()
  return [
    {
      id: 'kind',
      label: m.retention.record,
      isMain: true,
      cell: ({ recordKind }) => <span className="font-medium">{m.retention.kinds[recordKind]}</span>,
    },
    { id: 'cutoff', label: m.purges.olderThan, width: 'w-36', cell: ({ cutoff }) => <Time at={cutoff} as="day" /> },
    {
      id: 'rows',
      label: m.purges.goes,
      width: 'w-36',
      cell: ({ preview }) => <span className="tabular">{preview === null ? '…' : m.purges.rows(preview.rows)}</span>,
    },
    { id: 'status', label: m.directory.state, width: 'w-52', isMain: true, cell: (purge) => <PurgeBadge {...purge} /> },
    {
      id: 'progress',
      label: m.purges.progress,
      width: 'w-24',
      cell: ({ deletedPct, status }) =>
        unbegun.has(status) ? '–' : <span className="tabular">{m.purges.pct(deletedPct)}</span>,
    },
    {
      id: 'by',
      label: m.purges.requestedBy,
      width: 'w-44',
      cell: ({ automatic, requestedBy }) => (automatic ? m.purges.automatic : <bdi>{nameOf(requestedBy)}</bdi>),
    },
    {
      id: 'at',
      label: m.purges.requestedAt,
      width: 'w-36',
      cell: ({ requestedAt }) => <Time at={requestedAt} />,
    },
  ]
}
