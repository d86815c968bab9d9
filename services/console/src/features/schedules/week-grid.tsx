import { type PointerEvent, useState } from 'react'
import { useMessages } from '../../app/use-messages'
import { DAY_MINUTES, type Stretch, stretchesOf, timeOf, type Weekday, weekdays, type Weekly } from './week'

const STEP_MINUTES = 30
const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24]

interface Props {
  readonly weekly: Weekly
  /** a stretch that was drawn with the pointer; the fields below are the way by keyboard */
  readonly onDraw?: (day: Weekday, stretch: Stretch) => void
}

const percent = (minutes: number): string => `${(minutes / DAY_MINUTES) * 100}%`

/** A week at a glance: what is allowed stands out. */
export const WeekGrid = ({ weekly, onDraw }: Props) => {
  const m = useMessages()
  const week = stretchesOf(weekly)
  return (
    <figure aria-label={m.rules.week} className="grid gap-1">
      {weekdays.map((day, place) => (
        <div key={day} className="grid grid-cols-[2.5rem_1fr] items-center gap-2">
          <span className="text-sm text-soft">{m.rules.weekdays[day]}</span>
          <Day stretches={week[place]!} onDraw={onDraw && ((stretch) => onDraw(day, stretch))} />
        </div>
      ))}
      <div aria-hidden className="relative ml-12 h-4 text-xs text-faint">
        {HOURS.map((hour) => (
          <span key={hour} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: percent(hour * 60) }}>
            {hour}
          </span>
        ))}
      </div>
      <figcaption className="sr-only">{m.rules.week}</figcaption>
    </figure>
  )
}

const Day = ({
  stretches,
  onDraw,
}: {
  stretches: readonly Stretch[]
  onDraw: ((stretch: Stretch) => void) | undefined
}) => {
  const m = useMessages()
  const [drawn, setDrawn] = useState<{ readonly from: number; readonly to: number }>()
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (onDraw === undefined) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const at = minuteAt(event)
    setDrawn({ from: at, to: at + STEP_MINUTES })
  }
  const end = () => {
    if (drawn !== undefined) onDraw?.(ordered(drawn))
    setDrawn(undefined)
  }
  return (
    <div
      onPointerDown={begin}
      onPointerMove={(event) => drawn && setDrawn({ ...drawn, to: minuteAt(event) + STEP_MINUTES })}
      onPointerUp={end}
      onPointerCancel={() => setDrawn(undefined)}
      className="relative h-7 touch-none overflow-hidden rounded bg-neutral-tint select-none"
    >
      {[...stretches, ...(drawn === undefined ? [] : [ordered(drawn)])].map(({ from, to }) => (
        <div
          key={`${from}-${to}`}
          title={m.rules.window(timeOf(from), timeOf(to))}
          className="absolute inset-y-0.5 rounded-sm bg-accent"
          style={{ left: percent(from), width: percent(to - from) }}
        >
          <span className="sr-only">{m.rules.window(timeOf(from), timeOf(to))}</span>
        </div>
      ))}
    </div>
  )
}

const minuteAt = ({ currentTarget, clientX }: PointerEvent<HTMLDivElement>): number => {
  const { left, width } = currentTarget.getBoundingClientRect()
  const minutes = ((clientX - left) / width) * DAY_MINUTES
  return Math.min(DAY_MINUTES - STEP_MINUTES, Math.max(0, Math.floor(minutes / STEP_MINUTES) * STEP_MINUTES))
}

const ordered = ({ from, to }: Stretch): Stretch =>
  to > from ? { from, to } : { from: to - STEP_MINUTES, to: from + STEP_MINUTES }
