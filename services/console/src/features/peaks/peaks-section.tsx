import { useQuery } from '@tanstack/react-query'
import { answered, auditTrail } from '../../api/client'
import { useMessages } from '../../app/use-messages'
import { Section } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'
import { heatOf, weekOf } from './heat'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const looks = ['bg-neutral-tint', 'bg-heat-1', 'bg-heat-2', 'bg-heat-3', 'bg-heat-4', 'bg-heat-5'] as const

/** When a device is busy: hours across, weekdays down, as a table that reads well without its colours. */
export const PeaksSection = ({ deviceId }: { deviceId: string }) => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: ['peaks', deviceId],
    queryFn: () => answered(auditTrail.GET('/v1/devices/{id}/peaks', { params: { path: { id: deviceId } } })),
  })
  const week = weekOf(data?.items ?? [])
  const most = Math.max(...week.flat())
  return (
    <Section
      title={m.peaks.title}
      actions={<span className="text-sm text-soft">{m.peaks.last30Days(data?.total ?? 0)}</span>}
    >
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={4} />}
      {data !== undefined && (
        // What is there for screen readers only is placed absolutely: it scrolls with what it is placed in.
        <div className="relative overflow-x-auto p-4" tabIndex={0} role="group" aria-label={m.peaks.title}>
          <table className="w-full min-w-140 table-fixed border-separate border-spacing-0.5 text-center text-xs">
            <caption className="sr-only">{m.peaks.caption(data.zone)}</caption>
            <thead>
              <tr className="text-faint">
                <th scope="col" className="w-10">
                  <span className="sr-only">{m.peaks.weekday}</span>
                </th>
                {HOURS.map((hour) => (
                  <th key={hour} scope="col" className="font-normal">
                    {hour % 3 === 0 ? hour : <span className="sr-only">{hour}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {week.map((hours, day) => (
                <tr key={day}>
                  <th scope="row" className="text-left font-normal text-soft">
                    {m.rules.weekdays[weekdayKeys[day]!]}
                  </th>
                  {hours.map((count, hour) => (
                    <td
                      key={hour}
                      title={m.peaks.cell(m.rules.weekdays[weekdayKeys[day]!], hour, count)}
                      className={`h-6 rounded-sm ${looks[heatOf(count, most)]}`}
                    >
                      <span className="sr-only">{count}</span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

const weekdayKeys = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
