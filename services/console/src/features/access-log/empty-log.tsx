import { useQuery } from '@tanstack/react-query'
import { Check, SearchX, X } from 'lucide-react'
import { answered, auditTrail, deviceIngest, directory } from '../../api/client'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/states'
import { isNarrowed, listFilters, type LogFilters, queryOf } from './filters'

/** Why there is nothing to see: which filter hides most, or what is not set up yet. */
export const EmptyLog = ({ filters, onChange }: { filters: LogFilters; onChange: (filters: LogFilters) => void }) => {
  const m = useMessages()
  return (
    <EmptyState
      icon={SearchX}
      title={m.accessLog.empty}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {isNarrowed(filters) && <Button onClick={() => onChange({})}>{m.accessLog.clear}</Button>}
          <Button onClick={() => onChange({ ...filters, range: '90' })}>{m.accessLog.lookBack}</Button>
        </div>
      }
    >
      {isNarrowed(filters) ? <Hiding filters={filters} /> : <SetUp />}
    </EmptyState>
  )
}

/** Counts what would be there without each of the filters. */
const Hiding = ({ filters }: { filters: LogFilters }) => {
  const m = useMessages()
  const names = ([...listFilters, 'q'] as const).filter((name) => filters[name] !== undefined)
  const { data } = useQuery({
    queryKey: ['hiding', filters],
    queryFn: () =>
      Promise.all(
        names.map(async (name) => {
          const query = { ...queryOf(filters), [name]: undefined } as never
          const { count } = await answered(auditTrail.GET('/v1/access-events/count', { params: { query } }))
          return { name, count }
        }),
      ),
  })
  const [most] = data?.toSorted((one, other) => other.count - one.count) ?? []
  if (most === undefined || most.count === 0) return <p>{m.accessLog.emptyPeriod}</p>
  return (
    <p>{m.accessLog.hides(most.name === 'q' ? m.actions.search : m.accessLog.filterNames[most.name], most.count)}</p>
  )
}

const SetUp = () => {
  const m = useMessages()
  const may = useMay()
  const { data } = useQuery({
    queryKey: ['set-up'],
    queryFn: async () => {
      const query = { limit: 1 }
      const devices = may('device:read')
        ? (await answered(deviceIngest.GET('/v1/devices', { params: { query } }))).items
        : undefined
      const keys = may('credential:read')
        ? (await answered(directory.GET('/v1/credentials', { params: { query } }))).items
        : undefined
      return [
        { text: m.accessLog.hasDevices, holds: devices && devices.length > 0 },
        { text: m.accessLog.hasContact, holds: devices && devices.some(({ lastContactAt }) => lastContactAt !== null) },
        { text: m.accessLog.hasKeys, holds: keys && keys.length > 0 },
      ]
    },
  })
  return (
    <ul className="grid justify-items-start gap-1">
      {data?.map(
        ({ text, holds }) =>
          holds !== undefined && (
            <li key={text} className="flex items-center gap-2">
              {holds ? (
                <Check aria-label={m.states.yes} className="size-4 text-granted" />
              ) : (
                <X aria-label={m.states.no} className="size-4 text-denied" />
              )}
              {text}
            </li>
          ),
      )}
    </ul>
  )
}
