import { useQuery } from '@tanstack/react-query'
import { Check, Minus, SearchX, X } from 'lucide-react'
import { answered, auditTrail } from '../../api/client'
import type { Diagnosis } from '../../api/types'
import { useTimeText } from '../../app/time'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/states'
import { isNarrowed, type LogFilters, queryOf } from './filters'

/** Why there is nothing to see: which filter hides most, and whether what must be set up is. */
export const EmptyLog = ({ filters, onChange }: { filters: LogFilters; onChange: (filters: LogFilters) => void }) => {
  const m = useMessages()
  const { row: _, ...asked } = filters
  const { data } = useQuery({
    queryKey: ['diagnosis', asked],
    queryFn: () =>
      answered(auditTrail.GET('/v1/access-events/diagnosis', { params: { query: queryOf(filters) as never } })),
  })
  const tightest = data?.filters.find(({ filter }) => filter === data.tightestFilter)?.filter
  return (
    <EmptyState
      icon={SearchX}
      title={m.accessLog.empty}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {tightest !== undefined && tightest !== 'time' && (
            <Button onClick={() => onChange({ ...filters, [tightest]: undefined })}>
              {m.accessLog.clearOne(m.accessLog.allFilterNames[tightest])}
            </Button>
          )}
          {isNarrowed(filters) && <Button onClick={() => onChange({})}>{m.accessLog.clear}</Button>}
          <Button onClick={() => onChange({ ...filters, range: '90' })}>{m.accessLog.lookBack}</Button>
        </div>
      }
    >
      {data !== undefined && <Findings diagnosis={data} />}
    </EmptyState>
  )
}

const Findings = ({ diagnosis }: { diagnosis: Diagnosis }) => {
  const m = useMessages()
  const time = useTimeText()
  const { checks, devices, atAnyTime } = diagnosis
  return (
    <div className="grid justify-items-center gap-3">
      <p>{hidingText(m, diagnosis)}</p>
      <ul className="grid justify-items-start gap-1">
        {checks.map(({ check, outcome }) => (
          <li key={check} className="flex items-center gap-2">
            <Mark outcome={outcome} />
            {m.accessLog.setUp[check]}
          </li>
        ))}
      </ul>
      {devices.offline.length > 0 && <p>{m.accessLog.offline(devices.offline.join(', '))}</p>}
      {atAnyTime.lastAt !== null && <p>{m.accessLog.lastRow(time.full(atAnyTime.lastAt))}</p>}
    </div>
  )
}

const Mark = ({ outcome }: { outcome: Diagnosis['checks'][number]['outcome'] }) => {
  const m = useMessages()
  if (outcome === 'passed') return <Check aria-label={m.states.yes} className="size-4 text-granted" />
  if (outcome === 'failed') return <X aria-label={m.states.no} className="size-4 text-denied" />
  return <Minus aria-label={m.accessLog.notKnown} className="size-4 text-faint" />
}

const hidingText = (m: ReturnType<typeof useMessages>, { filters, tightestFilter }: Diagnosis): string => {
  const tightest = filters.find(({ filter }) => filter === tightestFilter)
  if (tightest === undefined) return m.accessLog.emptyPeriod
  const name = m.accessLog.allFilterNames[tightest.filter]
  return tightest.rowsWithout > 0 ? m.accessLog.hides(name, tightest.rowsWithout) : m.accessLog.hidesWithOthers(name)
}
