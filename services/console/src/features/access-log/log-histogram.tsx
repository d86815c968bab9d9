import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import { answered, auditTrail } from '../../api/client'
import { useShownTheme } from '../../app/preferences'
import { useTimeText } from '../../app/time'
import { useMessages } from '../../app/use-messages'
import { classNames } from '../../ui/class-names'
import { ErrorState } from '../../ui/states'
import { bucketFor, daysOf, type LogFilters, queryOf } from './filters'

const results = ['granted', 'denied', 'forced', 'held_open', 'error'] as const
const HEIGHT_PX = 132
const colours = { granted: '--granted', denied: '--denied', forced: '--info', held_open: '--held', error: '--error' }

/** Attempts over the period, stacked by result. Dragging over it looks closer; the same facts are in a table for readers. */
export const LogHistogram = ({
  filters,
  isHeld,
  onZoom,
}: {
  filters: LogFilters
  /** whether rows are waited for: they come first, and counting takes the server longer */
  isHeld: boolean
  onZoom: (from: string, to: string) => void
}) => {
  const m = useMessages()
  const text = useTimeText()
  const theme = useShownTheme()
  const frame = useRef<HTMLDivElement>(null)
  const zoom = useRef(onZoom)
  zoom.current = onZoom
  const bucket = bucketFor(daysOf(filters, new Date()))
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['histogram', queryOf(filters), bucket],
    enabled: !isHeld,
    refetchInterval: 15_000,
    placeholderData: (known) => known,
    queryFn: () =>
      answered(
        auditTrail.GET('/v1/access-events/histogram', { params: { query: { ...queryOf(filters), bucket } as never } }),
      ),
  })
  const bars = data?.items ?? []
  const hasBars = bars.length > 0
  const shown = useRef<Shown>({ bars, bucket })
  shown.current = { bars, bucket: data?.bucket ?? bucket }
  const plot = useRef<uPlot>(undefined)
  useEffect(() => {
    const host = frame.current
    if (host === null || !hasBars) return
    const options = plotOptions(host, text.zone, (from, to) => zoom.current(from, to))
    const made = new uPlot({ ...options, scales: scalesOf(() => shown.current) }, stackedOf(shown.current.bars), host)
    plot.current = made
    const watch = new ResizeObserver(() => made.setSize({ width: host.clientWidth, height: HEIGHT_PX }))
    watch.observe(host)
    return () => {
      watch.disconnect()
      made.destroy()
      plot.current = undefined
    }
  }, [hasBars, theme, text.zone])
  useEffect(() => plot.current?.setData(stackedOf(bars)), [data])
  // A frame around nothing would look as if something were missing.
  if (data !== undefined && !hasBars) return null
  if (data === undefined && error !== null) return <ErrorState error={error} retry={() => void refetch()} />
  const areOfBefore = isHeld || isPlaceholderData
  return (
    <figure
      aria-busy={areOfBefore}
      className={classNames('card relative px-2 pt-2 pb-1 transition-opacity', areOfBefore && 'opacity-50')}
    >
      <div ref={frame} aria-hidden className="h-33 w-full overflow-hidden" />
      <div className="sr-only">
        <table>
          <caption>{m.accessLog.histogram}</caption>
          <thead>
            <tr>
              <th scope="col">{m.accessLog.time}</th>
              {results.map((result) => (
                <th key={result} scope="col">
                  {m.accessLog.results[result]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map(({ from, byResult }) => (
              <tr key={from}>
                <th scope="row">{text.full(from)}</th>
                {results.map((result) => (
                  <td key={result}>{byResult[result] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

interface Bar {
  readonly from: string
  readonly byResult: Readonly<Record<string, number>>
}

/** Each series on top of those after it: uPlot draws the tallest first. */
const stackedOf = (bars: readonly Bar[]): uPlot.AlignedData => {
  const times = bars.map(({ from }) => new Date(from).getTime() / 1_000)
  const sums = results.map((_, place) =>
    bars.map(({ byResult }) =>
      results.slice(0, results.length - place).reduce((sum, result) => sum + (byResult[result] ?? 0), 0),
    ),
  )
  return [times, ...sums]
}

const DAY_SEC = 86_400
const bucketSec = { minute: 60, hour: 3_600, day: DAY_SEC, week: 7 * DAY_SEC, month: 30 * DAY_SEC } as const

interface Shown {
  readonly bars: readonly Bar[]
  readonly bucket: keyof typeof bucketSec
}

/** From half a bar before the first to half a bar after the last: one bar alone would get an axis of years. */
const scalesOf = (shown: () => Shown): uPlot.Scales => ({
  x: {
    range: () => {
      const { bars, bucket } = shown()
      const half = bucketSec[bucket] / 2
      const [first, last] = [bars[0], bars.at(-1)].map((bar) => Date.parse(bar?.from ?? '') / 1_000)
      return [first! - half, last! + half]
    },
  },
  y: { range: (_, __, max) => [0, Math.max(4, max)] },
})

/** Days where the ticks are days, else hours; the day again at midnight. */
const axisTexts =
  (zone: string): uPlot.Axis.Values =>
  (...[, ticks, , , stepSec]) => {
    const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' })
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
    return ticks.map((tick) => {
      const at = new Date(tick * 1_000)
      const hour = clock.format(at)
      if (stepSec >= DAY_SEC) return day.format(at)
      return hour === '00:00' ? `${hour}\n${day.format(at)}` : hour
    })
  }

const plotOptions = (host: HTMLElement, zone: string, zoom: (from: string, to: string) => void): uPlot.Options => {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  const axis = {
    stroke: token('--faint'),
    grid: { stroke: token('--line'), width: 1 },
    ticks: { show: false },
    font: '11px sans-serif',
  }
  const paths = uPlot.paths.bars!({ size: [0.85, 40], gap: 1 })
  return {
    width: host.clientWidth,
    height: HEIGHT_PX,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), zone),
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
    axes: [
      { ...axis, size: 36, values: axisTexts(zone) },
      { ...axis, size: 38, splits: (_, __, ___, max) => [0, Math.round(max / 2), Math.round(max)] },
    ],
    series: [
      {},
      ...[...results].reverse().map((result) => ({
        fill: token(colours[result]),
        stroke: token(colours[result]),
        width: 0,
        paths,
        points: { show: false },
      })),
    ],
    hooks: {
      setSelect: [
        (plot) => {
          const { left, width } = plot.select
          if (width < 4) return
          const at = (px: number) => new Date(plot.posToVal(px, 'x') * 1_000).toISOString()
          zoom(at(left), at(left + width))
        },
      ],
    },
  }
}
