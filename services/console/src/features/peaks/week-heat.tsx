import { useMessages } from '../../app/use-messages'
import { heatOf, type HourCount, weekOf } from './heat'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const looks = ['bg-neutral-tint', 'bg-heat-1', 'bg-heat-2', 'bg-heat-3', 'bg-heat-4', 'bg-heat-5'] as const
const weekdayKeys = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Hours across, weekdays down, as a table that reads well without its colours. */
export const WeekHeat = ({ hours: counted, zone }: { hours: readonly HourCount[]; zone: string }) => {
  const m = useMessages()
  const week = weekOf(counted)
  const most = Math.max(...week.flat())
  return (
    // What is there for screen readers only is placed absolutely: it scrolls with what it is placed in.
    <div className="relative overflow-x-auto p-4" tabIndex={0} role="group" aria-label={m.peaks.title}>
      <table className="w-full min-w-140 table-fixed border-separate border-spacing-0.5 text-center text-xs">
        <caption className="sr-only">{m.peaks.caption(zone)}</caption>
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
  )
}
