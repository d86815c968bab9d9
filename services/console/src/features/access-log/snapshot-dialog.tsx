import { useQuery } from '@tanstack/react-query'
import { Columns2, ImageOff } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { answered, auditTrail } from '../../api/client'
import type { AccessEvent, Snapshot } from '../../api/types'
import { settings } from '../../app/settings'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { Button, buttonLook } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { isListed } from './is-listed'
import { doorName, userName } from './log-columns'
import { ResultBadge } from './result-badge'
import { RowWalkButtons, useRowWalk } from './row-walk'

interface Props {
  readonly rows: readonly AccessEvent[]
  readonly id: string
  readonly onMove: (id: string) => void
  readonly onClose: () => void
}

/** Pictures of attempts, one after the other by ← and →, or two side by side to compare. */
export const SnapshotDialog = ({ rows, id, onMove, onClose }: Props) => {
  const m = useMessages()
  const [isComparing, setComparing] = useState(false)
  const walk = useRowWalk({ rows, id, onMove })
  const { shown, older } = walk
  const press = (event: KeyboardEvent) => {
    walk.press(event)
    if (event.key === 'c') setComparing((is) => !is)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={m.snapshots.title}
      width={isComparing ? 'widest' : 'wide'}
      onKeyDown={press}
      actions={
        <>
          <RowWalkButtons walk={walk} />
          <Button
            aria-pressed={isComparing}
            icon={<Columns2 aria-hidden className="size-4" />}
            onClick={() => setComparing(!isComparing)}
          >
            {m.snapshots.compare}
          </Button>
        </>
      }
    >
      <div tabIndex={0} role="group" aria-label={m.snapshots.hint} className="grid gap-4 sm:grid-flow-col">
        {isComparing && older !== undefined && <Picture event={older} />}
        {shown !== undefined && <Picture event={shown} />}
      </div>
      <p className="text-sm text-faint">{m.snapshots.hint}</p>
    </Dialog>
  )
}

const Picture = ({ event }: { event: AccessEvent }) => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: ['snapshot', event.id],
    staleTime: 60_000,
    queryFn: () => answered(auditTrail.GET('/v1/access-events/{id}/snapshot', { params: { path: { id: event.id } } })),
  })
  return (
    <figure className="grid min-w-0 content-start gap-2">
      <div className="grid min-h-48 place-items-center overflow-hidden rounded-lg bg-ground">
        {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton lines={4} />}
        {data !== undefined && <Media snapshot={data} name={userName(event, m)} />}
      </div>
      <figcaption className="flex flex-wrap items-center gap-2">
        <ResultBadge {...event} />
        <bdi className="font-medium">{userName(event, m)}</bdi>
        <bdi className="text-soft">{doorName(event)}</bdi>
        <Time at={event.occurredAt} as="full" />
        {data !== undefined && <Marks snapshot={data} />}
      </figcaption>
    </figure>
  )
}

/** The picture or clip; of one that lies where the operator listed nothing, the link; of one that is not there, what was tried. */
const Media = ({ snapshot, name }: { snapshot: Snapshot; name: string }) => {
  const m = useMessages()
  const [isBroken, setBroken] = useState(false)
  const { image, url, expired, tried } = snapshot
  if (image !== null && !isBroken && !snapshot.isClip) {
    return (
      <img
        src={image}
        alt={m.snapshots.of(name)}
        onError={() => setBroken(true)}
        className="max-h-[60vh] object-contain"
      />
    )
  }
  const isHere = url !== null && !expired && isListed(url, settings.mediaHosts)
  const place = image ?? (isHere ? url : null)
  if (place !== null && !isBroken) {
    return snapshot.isClip ? (
      <video
        src={place}
        aria-label={m.snapshots.of(name)}
        autoPlay
        muted
        playsInline
        controls
        onError={() => setBroken(true)}
        className="max-h-[60vh]"
      />
    ) : (
      <img
        src={place}
        alt={m.snapshots.of(name)}
        referrerPolicy="no-referrer"
        onError={() => setBroken(true)}
        className="max-h-[60vh] object-contain"
      />
    )
  }
  if (url !== null && !expired) {
    return (
      <a href={url} target="_blank" rel="noreferrer" className={buttonLook('secondary')}>
        {snapshot.isClip ? m.snapshots.openClip : m.snapshots.openPicture}
      </a>
    )
  }
  return (
    <EmptyState
      icon={ImageOff}
      title={expired ? m.snapshots.expired : isBroken ? m.snapshots.broken : m.snapshots.none}
    >
      <ul>
        {tried.map(({ source, outcome }, place) => (
          <li key={place}>
            {m.snapshots.sources[source]}: {m.snapshots.outcomes[outcome] ?? outcome.replaceAll('_', ' ')}
          </li>
        ))}
      </ul>
    </EmptyState>
  )
}

const Marks = ({ snapshot: { camera, expired, takenAt, expiresAt, source } }: { snapshot: Snapshot }) => {
  const m = useMessages()
  return (
    <>
      {camera !== null && (
        <Badge tone={camera.kind === 'live' ? 'held' : 'info'}>
          {camera.name}: {m.snapshots[camera.kind]}
        </Badge>
      )}
      {camera !== null && camera.recordingUrl !== null && (
        <span className="text-sm text-faint">
          {m.snapshots.recordingAt} <code className="break-all">{camera.recordingUrl}</code>
        </span>
      )}
      {source === 'stored' && <Badge tone="neutral">{m.snapshots.sources.stored}</Badge>}
      {expired && <Badge tone="neutral">{m.snapshots.expired}</Badge>}
      {takenAt !== null && (
        <span className="text-sm text-faint">
          {m.snapshots.taken} <Time at={takenAt} />
        </span>
      )}
      {expiresAt !== null && !expired && (
        <span className="text-sm text-faint">
          {m.snapshots.expires} <Time at={expiresAt} as="full" />
        </span>
      )}
    </>
  )
}
