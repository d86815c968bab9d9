import { useQuery } from '@tanstack/react-query'
import { ImageOff } from 'lucide-react'
import { answered, faceMatch } from '../../api/client'
import { ApiProblem } from '../../api/problem'
import type { AccessEvent, Comparison } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { Dialog } from '../../ui/dialog'
import { Facts } from '../../ui/page'
import { Callout, EmptyState, ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { doorName, userName } from './log-columns'
import { MatchBadge } from './match-badge'
import { ResultBadge } from './result-badge'
import { RowWalkButtons, useRowWalk } from './row-walk'

interface Props {
  readonly rows: readonly AccessEvent[]
  readonly id: string
  readonly onMove: (id: string) => void
  readonly onClose: () => void
}

/** The profile photo beside the face at the door (R4.35), with what comparing them gave; ← and → go to the rows beside it. */
export const ComparisonDialog = (props: Props) => {
  const m = useMessages()
  const walk = useRowWalk(props)
  const { shown } = walk
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={m.matching.title}
      width="wide"
      onKeyDown={walk.press}
      actions={<RowWalkButtons walk={walk} />}
    >
      <div tabIndex={0} role="group" aria-label={m.matching.hint} className="grid gap-4">
        {shown !== undefined && (
          <>
            <p className="flex flex-wrap items-center gap-2">
              <ResultBadge {...shown} />
              <bdi className="font-medium">{userName(shown, m)}</bdi>
              <bdi className="text-soft">{doorName(shown)}</bdi>
              <Time at={shown.occurredAt} as="full" />
            </p>
            <ComparisonOf key={shown.id} event={shown} />
          </>
        )}
      </div>
      <p className="text-sm text-faint">
        {m.matching.advisory} {m.matching.hint}
      </p>
    </Dialog>
  )
}

const ComparisonOf = ({ event }: { event: AccessEvent }) => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: ['comparison', event.id],
    staleTime: 60_000,
    retry: false,
    queryFn: () => answered(faceMatch.GET('/v1/access-events/{id}/comparison', { params: { path: { id: event.id } } })),
  })
  if (error instanceof ApiProblem && error.code === 'not_compared') {
    return <EmptyState icon={ImageOff} title={m.matching.notCompared} />
  }
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={6} />
  const name = userName(event, m)
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Face title={m.matching.photo} side={data.photo} alt={m.matching.photoOf(name)} gone={m.matching.gonePhoto} />
        <Face
          title={m.matching.atDoor}
          side={data.snapshot}
          alt={m.matching.seen(name)}
          gone={m.matching.goneSnapshot}
        />
      </div>
      {data.photoChangedSince && <Callout tone="held">{m.matching.changedSince}</Callout>}
      <Score comparison={data} event={event} />
    </>
  )
}

const Face = (props: { title: string; side: Comparison['photo']; alt: string; gone: string }) => {
  const { title, side, alt, gone } = props
  return (
    <figure className="grid content-start gap-1.5">
      <figcaption className="text-sm font-medium text-soft">{title}</figcaption>
      <div className="grid aspect-square place-items-center overflow-hidden rounded-lg bg-ground">
        {side === null ? (
          <p className="p-4 text-center text-soft">{gone}</p>
        ) : (
          <img src={side.crop ?? side.image} alt={alt} className="size-full object-contain" />
        )}
      </div>
    </figure>
  )
}

const Score = ({ comparison, event }: { comparison: Comparison; event: AccessEvent }) => {
  const m = useMessages()
  const { status, band, scorePct, cosine, faces, lowQuality, modelId, quality } = comparison
  const detail = event.match?.detail ?? null
  const match = { status, band, scorePct: floored(scorePct), faces, lowQuality, detail, text: comparison.text }
  return (
    <div className="-mx-4">
      <Facts
        facts={[
          [
            m.matching.score,
            <span key="score" className="flex flex-wrap items-center gap-2">
              <MatchBadge match={match} />
              {band !== null && m.matching.bands[band]}
              {lowQuality === true && <Badge tone="held">{m.matching.lowQuality}</Badge>}
              {faces !== null && <span className="text-soft">{m.matching.faces(faces)}</span>}
            </span>,
          ],
          ...(detail === null ? [] : [['', m.matching.reasons[detail] ?? detail] as const]),
          ...(cosine === null ? [] : [[m.matching.cosine, cosine.toFixed(3)] as const]),
          ...(modelId === null
            ? []
            : [
                [
                  m.matching.model,
                  <code key="model" className="text-sm">
                    {modelId}
                  </code>,
                ] as const,
              ]),
          ...(quality === null ? [] : [[m.matching.quality, qualityText(quality, m.matching)] as const]),
        ]}
      />
    </div>
  )
}

/** Cut, not rounded: what is not yet green does not look it. */
const floored = (pct: number | null): number | null => (pct === null ? null : Math.floor(pct))

const qualityText = (
  { eyeDistancePx, sharpness, luma }: NonNullable<Comparison['quality']>,
  texts: ReturnType<typeof useMessages>['matching'],
): string =>
  [texts.eyes(Math.round(eyeDistancePx)), texts.sharpness(Math.round(sharpness)), texts.luma(Math.round(luma))].join(
    ' · ',
  )
