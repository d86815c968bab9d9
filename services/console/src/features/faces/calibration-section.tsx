import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, faceMatch } from '../../api/client'
import type { Calibration, FaceSettings } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge, type Tone } from '../../ui/badge'
import { Button } from '../../ui/button'
import { ChoiceButtons } from '../../ui/choice-buttons'
import { FormFaults } from '../../ui/form-dialog'
import { Section } from '../../ui/page'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states'
import { useSaveFaceSettings } from './use-face-settings'

const DAY_MS = 86_400_000
const periods = ['7', '30', '90'] as const

/** How the scores of a time are spread, and where the bands might lie. */
export const CalibrationSection = ({ settings }: { settings: FaceSettings }) => {
  const m = useMessages()
  const [days, setDays] = useState<(typeof periods)[number]>('30')
  const { data, error, refetch } = useQuery({
    queryKey: ['faces', 'calibration', days],
    queryFn: () => {
      const from = new Date(Date.now() - Number(days) * DAY_MS).toISOString()
      return answered(faceMatch.GET('/v1/face/calibration', { params: { query: { from } } }))
    },
  })
  return (
    <Section
      title={m.faces.calibration}
      actions={
        <ChoiceButtons
          label={m.accessLog.period}
          value={days}
          onChange={setDays}
          choices={periods.map((value) => ({ value, label: m.accessLog.days(Number(value)) }))}
        />
      }
    >
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={4} />}
      {data?.count === 0 && <EmptyState title={m.faces.noScores} />}
      {data !== undefined && data.count > 0 && (
        <div className="grid gap-4 p-4">
          <Bands calibration={data} />
          <Histogram calibration={data} />
          <Suggestion calibration={data} settings={settings} />
        </div>
      )}
    </Section>
  )
}

const tones: Readonly<Record<keyof Calibration['byBand'], Tone>> = { green: 'granted', amber: 'held', red: 'denied' }

const Bands = ({ calibration: { byBand, count } }: { calibration: Calibration }) => {
  const m = useMessages()
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <span className="font-medium">{m.faces.scores(count)}</span>
      {(['green', 'amber', 'red'] as const).map((band) => (
        <span key={band} className="tabular flex items-center gap-1.5">
          <Badge tone={tones[band]}>{m.matching.bands[band]}</Badge>
          {m.faces.inBand(byBand[band], Math.round((100 * byBand[band]) / count))}
        </span>
      ))}
    </p>
  )
}

/** Bars in the colours of the bands; for readers a list of the same. */
const Histogram = ({ calibration: { bars, bands } }: { calibration: Calibration }) => {
  const m = useMessages()
  const most = Math.max(1, ...bars.map(({ count }) => count))
  return (
    <figure>
      <ul aria-label={m.faces.histogram} className="flex h-40 items-end gap-px border-b border-line">
        {bars.map(({ fromPct, toPct, count }) => (
          <li
            key={fromPct}
            title={m.faces.bar(fromPct, toPct, count)}
            className="flex h-full min-w-0 flex-1 items-end hover:bg-hover"
          >
            <span className="sr-only">{m.faces.bar(fromPct, toPct, count)}</span>
            <svg aria-hidden viewBox="0 0 1 100" preserveAspectRatio="none" className="h-full w-full">
              <rect
                width="1"
                y={100 - (100 * count) / most}
                height={(100 * count) / most}
                className={fillOf(fromPct, bands)}
              />
            </svg>
          </li>
        ))}
      </ul>
      <div aria-hidden className="tabular flex justify-between text-xs text-faint">
        <span>0 %</span>
        <span>50 %</span>
        <span>100 %</span>
      </div>
    </figure>
  )
}

const fillOf = (fromPct: number, { greenPct, amberPct }: Calibration['bands']): string => {
  if (fromPct >= greenPct) return 'fill-granted'
  return fromPct >= amberPct ? 'fill-held' : 'fill-denied'
}

const Suggestion = ({ calibration, settings }: { calibration: Calibration; settings: FaceSettings }) => {
  const m = useMessages()
  const save = useSaveFaceSettings()
  const { suggested } = calibration
  if (suggested === null) return <p className="text-sm text-soft">{m.faces.tooFew}</p>
  const { terms: _, ...rest } = settings
  const isSet = suggested.greenPct === settings.greenPct && suggested.amberPct === settings.amberPct
  return (
    <div className="flex flex-wrap items-center gap-3">
      <FormFaults error={save.error} />
      <p>{m.faces.suggested(suggested.greenPct, suggested.amberPct)}</p>
      <Button
        size="small"
        disabled={isSet}
        isBusy={save.isPending}
        onClick={() => save.mutate({ ...rest, ...suggested })}
      >
        {m.faces.useSuggested}
      </Button>
    </div>
  )
}
