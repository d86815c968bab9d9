import { useState } from 'react'
import { answered, auditTrail } from '../../api/client'
import type { TrailPage } from '../../api/types'
import { useList } from '../../app/use-list'
import { useMessages } from '../../app/use-messages'
import type { Messages } from '../../messages/en'
import { Badge, type Tone } from '../../ui/badge'
import type { Column } from '../../ui/data-table'
import { controlLook } from '../../ui/field'
import { ListSection } from '../../ui/list-section'
import { EmptyState } from '../../ui/states'
import { Time } from '../../ui/time'

type Entry = TrailPage['items'][number]

const tones: Readonly<Record<string, Tone>> = {
  unlock: 'granted',
  failed_unlock: 'denied',
  event: 'neutral',
  unknown_event: 'held',
  gap: 'held',
  overflow: 'held',
  quarantined: 'error',
}
const ranges = ['1', '7', '30', '90', '365'] as const

/** What the lock recorded, in its own order or by time, with what is known to be missing in its place. */
export const LockTrail = ({ id }: { id: string }) => {
  const m = useMessages()
  const [order, setOrder] = useState<'device' | 'time'>('device')
  const [range, setRange] = useState<string>('90')
  const list = useList(['trail', id, order, range], (cursor) =>
    answered(
      auditTrail.GET('/v1/locks/{id}/audit-trail', {
        params: {
          path: { id },
          query: { order, range, direction: 'desc', limit: 200, ...(cursor !== undefined && { cursor }) },
        },
      }),
    ),
  )
  return (
    <ListSection
      label={m.locks.trail}
      list={list}
      columns={columnsOf(m)}
      rowKey={(entry: Entry) => entry.id}
      rowName={({ text }) => text}
      empty={<EmptyState title={m.locks.noTrail}>{m.locks.noTrailHint}</EmptyState>}
      toolbar={
        <>
          <h2 className="flex-1 self-center px-1.5 font-semibold whitespace-nowrap">{m.locks.trail}</h2>
          <select
            aria-label={m.accessLog.period}
            value={range}
            onChange={({ target }) => setRange(target.value)}
            className={`${controlLook} !w-auto`}
          >
            {ranges.map((days) => (
              <option key={days} value={days}>
                {m.accessLog.days(Number(days))}
              </option>
            ))}
          </select>
          <select
            aria-label={m.locks.order}
            value={order}
            onChange={({ target }) => setOrder(target.value === 'time' ? 'time' : 'device')}
            className={`${controlLook} !w-auto`}
          >
            <option value="device">{m.locks.deviceOrder}</option>
            <option value="time">{m.locks.timeOrder}</option>
          </select>
        </>
      }
    />
  )
}

const columnsOf = (m: Messages): readonly Column<Entry>[] => [
  {
    id: 'time',
    label: m.accessLog.time,
    width: 'w-36',
    isMain: true,
    cell: ({ occurredAt }) => <Time at={occurredAt} />,
  },
  {
    id: 'kind',
    label: m.locks.entry,
    width: 'w-36',
    isMain: true,
    cell: ({ kind }) => <Badge tone={tones[kind] ?? 'neutral'}>{m.locks.entryKinds[kind] ?? kind}</Badge>,
  },
  {
    id: 'text',
    label: m.locks.what,
    isMain: true,
    cell: ({ text }) => (
      <bdi title={text} className="block truncate first-letter:uppercase">
        {text}
      </bdi>
    ),
  },
  {
    id: 'flags',
    label: m.accessLog.flags,
    width: 'w-28',
    cell: ({ flags }) => flags.map((flag) => m.recordWords.flags[flag]).join(', '),
  },
  { id: 'audit', label: m.locks.number, width: 'w-16', cell: ({ auditId }) => auditId },
  {
    id: 'code',
    label: m.locks.code,
    width: 'w-20',
    cell: ({ code }) => <code className="font-mono text-xs">{code}</code>,
  },
]
