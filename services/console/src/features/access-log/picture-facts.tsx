import type { AccessEvent } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { Time } from '../../ui/time'
import { MatchBadge } from './match-badge'

/** One fact of a row, by name. */
export const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div className="contents">
    <dt className="text-soft">{name}</dt>
    <dd className="min-w-0">{children}</dd>
  </div>
)

/** Of a row: whether there is a picture and how long, and what its face gave. */
export const PictureFacts = ({ event: { snapshot, match } }: { event: AccessEvent }) => {
  const m = useMessages()
  return (
    <>
      <Fact name={m.snapshots.title}>{snapshot === null ? m.snapshots.notHandedIn : <Kept snapshot={snapshot} />}</Fact>
      {match !== null && (
        <Fact name={m.matching.column}>
          <span className="flex flex-wrap items-center gap-2">
            <MatchBadge match={match} />
            {match.band !== null && m.matching.bands[match.band]}
            {match.lowQuality === true && <Badge tone="held">{m.matching.lowQuality}</Badge>}
            {match.faces !== null && match.faces > 1 && (
              <span className="text-soft">{m.matching.faces(match.faces)}</span>
            )}
          </span>
          {match.detail !== null && (
            <span className="block text-sm text-soft">{m.matching.reasons[match.detail] ?? match.detail}</span>
          )}
        </Fact>
      )}
    </>
  )
}

const Kept = ({ snapshot }: { snapshot: NonNullable<AccessEvent['snapshot']> }) => {
  const m = useMessages()
  const { kind, isClip, takenAt, expiresAt, fault } = snapshot
  if (kind === 'refused') return m.snapshots.notTaken(m.snapshots.outcomes[fault ?? ''] ?? fault ?? '')
  return (
    <>
      {kind === 'stored' ? m.snapshots.sources.stored : isClip ? m.snapshots.aClip : m.snapshots.aLink}
      {takenAt !== null && (
        <span className="text-soft">
          {' '}
          · {m.snapshots.taken} <Time at={takenAt} />
        </span>
      )}
      {expiresAt !== null && (
        <span className="text-soft">
          {' '}
          · {m.snapshots.expires} <Time at={expiresAt} />
        </span>
      )}
    </>
  )
}
