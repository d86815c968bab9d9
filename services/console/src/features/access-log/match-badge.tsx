import { CircleHelp, ImageIcon, ScanFace, UserRoundX } from 'lucide-react'
import type { AccessEvent } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge, type Tone } from '../../ui/badge'

type Match = NonNullable<AccessEvent['match']>
type Band = NonNullable<Match['band']>

const tones: Readonly<Record<Band, Tone>> = { green: 'granted', amber: 'held', red: 'denied' }
const icons = { green: ScanFace, amber: CircleHelp, red: UserRoundX }

/** What comparing faces gave: percentage and band, or why there is none. */
export const MatchBadge = ({ match }: { match: Match }) => {
  const m = useMessages()
  const { band, status, scorePct, detail, lowQuality } = match
  if (band === null) {
    const why = detail === null ? undefined : (m.matching.reasons[detail] ?? detail)
    return (
      <span title={why}>
        <Badge tone="neutral">{m.matching.statuses[status]}</Badge>
      </span>
    )
  }
  const Icon = icons[band]
  const said = [m.matching.bands[band], ...(lowQuality === true ? [m.matching.lowQuality] : [])].join(', ')
  return (
    <span title={said}>
      <Badge tone={tones[band]} icon={<Icon aria-hidden />}>
        {scorePct} %<span className="sr-only">{`, ${said}`}</span>
      </Badge>
    </span>
  )
}

const hasPicture = (snapshot: AccessEvent['snapshot']): boolean => snapshot !== null && snapshot.kind !== 'refused'

/** Whether a row has anything to say of a face or a picture. */
export const isPictured = ({ match, snapshot }: Pick<AccessEvent, 'match' | 'snapshot'>): boolean =>
  hasPicture(snapshot) || (match !== null && match.status !== 'off' && match.status !== 'not_applicable')

/** In a cell: whether there is a picture, and what its face gave. */
export const MatchCell = ({ match, snapshot }: Pick<AccessEvent, 'match' | 'snapshot'>) => {
  const m = useMessages()
  return (
    <span className="inline-flex items-center gap-1.5">
      {hasPicture(snapshot) && (
        <span title={m.matching.hasPicture} className="text-soft">
          <ImageIcon aria-hidden className="size-4" />
          <span className="sr-only">{m.matching.hasPicture}</span>
        </span>
      )}
      {match !== null && match.status !== 'off' && <MatchBadge match={match} />}
    </span>
  )
}
