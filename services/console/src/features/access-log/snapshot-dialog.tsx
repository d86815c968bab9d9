import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Columns2, ImageOff } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { answered, auditTrail } from '../../api/client'
import type { AccessEvent, Snapshot } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { Button, buttonLook, IconButton } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { doorName, userName } from './log-columns'
import { ResultBadge } from './result-badge'

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
  const place = rows.findIndex((row) => row.id === id)
  const [newer, shown, older] = [rows[place - 1], rows[place], rows[place + 1]]
  const go = (row: AccessEvent | undefined) => row !== undefined && onMove(row.id)
  const press = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') go(older)
    if (key === 'ArrowRight') go(newer)
    if (key === 'c') setComparing((is) => !is)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={m.snapshots.title}
      width={isComparing ? 'widest' : 'wide'}
      actions={
        <>
          <IconButton label={m.snapshots.older} disabled={older === undefined} onClick={() => go(older)}>
            <ChevronLeft aria-hidden className="size-5" />
          </IconButton>
          <IconButton label={m.snapshots.newer} disabled={newer === undefined} onClick={() => go(newer)}>
            <ChevronRight aria-hidden className="size-5" />
          </IconButton>
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
      <div
        onKeyDown={press}
        tabIndex={0}
        role="group"
        aria-label={m.snapshots.hint}
        className="grid gap-4 sm:grid-flow-col"
      >
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

/** The picture; of an expired or a broken one, what is known of why it is not there. */
const Media = ({ snapshot, name }: { snapshot: Snapshot; name: string }) => {
  const m = useMessages()
  const [isBroken, setBroken] = useState(false)
  const { image, url, expired, tried } = snapshot
  if (image !== null && !isBroken) {
    return (
      <img
        src={image}
        alt={m.snapshots.of(name)}
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
      {tried
        .map(({ source, outcome }) => `${m.snapshots.sources[source]}: ${outcome.replaceAll('_', ' ')}`)
        .join(' · ')}
    </EmptyState>
  )
}

const Marks = ({ snapshot: { camera, expired, takenAt } }: { snapshot: Snapshot }) => {
  const m = useMessages()
  return (
    <>
      {camera?.kind === 'live' && <Badge tone="held">{m.snapshots.live}</Badge>}
      {expired && <Badge tone="neutral">{m.snapshots.expired}</Badge>}
      {takenAt !== null && (
        <span className="text-sm text-faint">
          {m.snapshots.taken} <Time at={takenAt} />
        </span>
      )}
    </>
  )
}
