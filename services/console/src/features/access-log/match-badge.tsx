import { Camera, CircleHelp, ScanFace, UserRoundX } from 'lucide-react'
import type { AccessEvent } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { useMay } from '../../app/use-session'
import { Badge, type Tone } from '../../ui/badge'
import { classNames } from '../../ui/class-names'
import { IconButton } from '../../ui/button'

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

/** What is opened of a row: its picture, or its face beside the profile photo (R4.35). */
export type Shown = 'picture' | 'comparison'

interface CellProps extends Pick<AccessEvent, 'match' | 'snapshot'> {
  /** whose row it is */
  readonly name: string
  /** where there is a dialog for it */
  readonly onShow?: ((shown: Shown) => void) | undefined
}

/** In a cell: the camera, which a recorder may answer even where nothing was handed in, and what the face gave. */
export const MatchCell = ({ match, snapshot, name, onShow }: CellProps) => {
  const m = useMessages()
  const may = useMay()
  const shown: Shown = match?.status === 'scored' && may('face:compare') ? 'comparison' : 'picture'
  const label = `${shown === 'comparison' ? m.matching.compare : m.matching.camera}: ${name}`
  return (
    <span className="inline-flex items-center gap-1">
      {onShow !== undefined && may('snapshot:view') && (
        <IconButton
          label={hasPicture(snapshot) ? `${label} (${m.matching.hasPicture})` : label}
          onClick={(event) => {
            event.stopPropagation()
            onShow(shown)
          }}
          className={classNames('size-7', !hasPicture(snapshot) && 'opacity-50')}
        >
          <Camera aria-hidden className="size-4" />
        </IconButton>
      )}
      {match !== null && match.status !== 'off' && <MatchBadge match={match} />}
    </span>
  )
}
