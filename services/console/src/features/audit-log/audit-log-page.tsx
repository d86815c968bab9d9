import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { adminAudit, answered } from '../../api/client'
import type { AuditEntry } from '../../api/types'
import { type ActorOf, useEntryActor } from '../../app/use-entry-actor'
import { useList } from '../../app/use-list'
import { useMessages } from '../../app/use-messages'
import type { Messages } from '../../messages/en'
import { Badge } from '../../ui/badge'
import type { Column } from '../../ui/data-table'
import { Drawer } from '../../ui/dialog'
import { controlLook } from '../../ui/field'
import { ListSection } from '../../ui/list-section'
import { Facts, Page } from '../../ui/page'
import { SearchField } from '../../ui/search-field'
import { Time } from '../../ui/time'
import { ViewsMenu } from '../saved-views/views-menu'

const tones = { done: 'granted', denied: 'denied', failed: 'error' } as const
const ranges = ['1', '7', '30', '90', '365'] as const

/** What administrators did, and what they were refused. */
export const AuditLogPage = () => {
  const m = useMessages()
  const actorOf = useEntryActor()
  const navigate = useNavigate()
  const { q = '', range = '30' } = useSearch({ from: '/gate/audit-log' })
  const go = (change: { q?: string; range?: string }) => {
    const { q: text, ...rest } = { q, range, ...change }
    void navigate({ to: '/audit-log', search: { ...rest, ...(text !== '' && { q: text }) }, replace: true })
  }
  const [open, setOpen] = useState<AuditEntry>()
  const query = { limit: 100, range, ...(q !== '' && { q }) }
  const list = useList(
    ['audit-entries', query],
    (cursor) =>
      answered(
        adminAudit.GET('/v1/audit-entries', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } as never },
        }),
      ),
    { refetchMs: 15_000 },
  )
  return (
    <Page
      title={m.shell.pages.auditLog}
      actions={<ViewsMenu page="audit-log" query={{ range, ...(q !== '' && { q }) }} />}
    >
      <ListSection
        label={m.shell.pages.auditLog}
        list={list}
        columns={columnsOf(m, actorOf)}
        rowKey={({ id }) => id}
        rowName={({ label }) => label}
        onOpen={setOpen}
        toolbar={
          <>
            <SearchField value={q} onChange={(text) => go({ q: text })} />
            <select
              aria-label={m.accessLog.period}
              value={range}
              onChange={({ target }) => go({ range: target.value })}
              className={`${controlLook} !w-auto`}
            >
              {ranges.map((days) => (
                <option key={days} value={days}>
                  {m.accessLog.days(Number(days))}
                </option>
              ))}
            </select>
          </>
        }
      />
      <Drawer isOpen={open !== undefined} onClose={() => setOpen(undefined)} title={open?.label}>
        {open !== undefined && <Details entry={open} />}
      </Drawer>
    </Page>
  )
}

const columnsOf = (m: Messages, actorOf: ActorOf): readonly Column<AuditEntry>[] => [
  {
    id: 'time',
    label: m.accessLog.time,
    width: 'w-36',
    isMain: true,
    cell: ({ occurredAt }) => <Time at={occurredAt} />,
  },
  { id: 'actor', label: m.system.actor, width: 'w-48', cell: (entry) => <bdi>{actorOf(entry.actor)}</bdi> },
  { id: 'label', label: m.system.entry, width: 'w-56', isMain: true, cell: ({ label }) => label },
  { id: 'message', label: m.system.message, cell: ({ message }) => <bdi className="text-soft">{message}</bdi> },
  {
    id: 'outcome',
    label: m.system.outcome,
    width: 'w-32',
    cell: ({ outcome }) => <Badge tone={tones[outcome]}>{m.system.outcomes[outcome]}</Badge>,
  },
]

const Details = ({ entry }: { entry: AuditEntry }) => {
  const m = useMessages()
  const actorOf = useEntryActor()
  return (
    <>
      <p>
        <bdi>{entry.message}</bdi>
      </p>
      <div className="-mx-4">
        <Facts
          facts={[
            [m.accessLog.time, <Time key="time" at={entry.occurredAt} as="full" />],
            [m.system.actor, <bdi key="actor">{actorOf(entry.actor)}</bdi>],
            [m.system.target, <bdi key="target">{entry.target?.name ?? entry.target?.id ?? '–'}</bdi>],
            [m.system.outcome, m.system.outcomes[entry.outcome]],
            [
              'ID',
              <code key="id" className="font-mono text-xs">
                {entry.id}
              </code>,
            ],
          ]}
        />
      </div>
      <details>
        <summary className="font-semibold">{m.accessLog.raw}</summary>
        <pre tabIndex={0} className="mt-2 max-h-80 overflow-auto rounded-md bg-ground p-3 font-mono text-xs">
          {JSON.stringify(entry, null, 2)}
        </pre>
      </details>
    </>
  )
}
