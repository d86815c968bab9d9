import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Check, Copy, Image, Link2, ScanFace, X } from 'lucide-react'
import { answered, auditTrail } from '../../api/client'
import type { AccessEvent } from '../../api/types'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { usePlaceName } from '../../app/use-place-name'
import type { Messages } from '../../messages/en'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { Drawer } from '../../ui/dialog'
import { ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'
import { doorName, knownName, userName } from './log-columns'
import { isPictured } from './match-badge'
import { Fact, PictureFacts } from './picture-facts'
import { ResultBadge } from './result-badge'

const NEIGHBOUR_MS = 5 * 60_000

/** Everything about one row, beside the log. */
export const LogDrawer = ({
  id,
  onClose,
  onOpen,
  onShow,
}: {
  id: string | undefined
  onClose: () => void
  onOpen: (id: string) => void
  onShow: (modal: 'picture' | 'comparison') => void
}) => {
  const may = useMay()
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: ['access-event', id],
    enabled: id !== undefined,
    queryFn: () => answered(auditTrail.GET('/v1/access-events/{id}', { params: { path: { id: id! } } })),
  })
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => announce(m.actions.copied))
  return (
    <Drawer
      isOpen={id !== undefined}
      onClose={onClose}
      title={m.accessLog.details}
      actions={
        data && (
          <>
            {may('snapshot:view') && (
              <Button icon={<Image aria-hidden className="size-4" />} onClick={() => onShow('picture')}>
                {m.snapshots.title}
              </Button>
            )}
            {may('face:compare') && isPictured(data) && (
              <Button icon={<ScanFace aria-hidden className="size-4" />} onClick={() => onShow('comparison')}>
                {m.matching.compare}
              </Button>
            )}
            <Button icon={<Link2 aria-hidden className="size-4" />} onClick={() => copy(location.href)}>
              {m.accessLog.copyLink}
            </Button>
            <Button icon={<Copy aria-hidden className="size-4" />} onClick={() => copy(JSON.stringify(data, null, 2))}>
              {m.accessLog.copyRecord}
            </Button>
          </>
        )
      }
    >
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton />}
      {data !== undefined && <Details event={data} onOpen={onOpen} />}
    </Drawer>
  )
}

/** `Anna Berg opened Front door with a key fob.` */
export const sentenceOf = (event: AccessEvent, m: Messages): string =>
  m.accessLog.sentence(event.result, knownName(event, m), doorName(event), m.accessLog.types[event.accessType])

const Details = ({ event, onOpen }: { event: AccessEvent; onOpen: (id: string) => void }) => {
  const m = useMessages()
  const placeOf = usePlaceName()
  return (
    <>
      <div className="grid gap-2">
        <p className="text-lg leading-snug font-medium">
          <bdi>{sentenceOf(event, m)}</bdi>
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <ResultBadge {...event} />
          <span className="text-soft">{event.reasonText}</span>
        </div>
      </div>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-5 gap-y-1.5">
        <Fact name={m.accessLog.time}>
          <Time at={event.occurredAt} as="full" />
        </Fact>
        <Fact name={m.accessLog.recorded}>
          <Time at={event.recordedAt} as="full" />
        </Fact>
        {event.user !== null && (
          <Fact name={m.accessLog.user}>
            <Link to="/people/$id" params={{ id: event.user.id }} className="text-accent underline underline-offset-2">
              <bdi>{userName(event, m)}</bdi>
            </Link>
          </Fact>
        )}
        <Fact name={m.accessLog.device}>
          <Link
            to="/locks/$id"
            params={{ id: event.accessDevice.id }}
            className="text-accent underline underline-offset-2"
          >
            <bdi>{event.accessDevice.name}</bdi>
          </Link>
        </Fact>
        <Fact name={m.accessLog.place}>
          <bdi>{placeOf(event.accessDevice.facilityPath)}</bdi>
        </Fact>
        {event.credential !== null && (
          <Fact name={m.accessLog.credential}>
            {m.accessLog.types[event.credential.kind as AccessEvent['accessType']]}{' '}
            {event.credential.last4 !== null && `…${event.credential.last4}`}
          </Fact>
        )}
        {event.action !== null && <Fact name={m.accessLog.action}>{event.action.name}</Fact>}
        {event.policyDecision !== null && (
          <Fact name={m.accessLog.policySays}>{m.accessLog.results[event.policyDecision]}</Fact>
        )}
        {event.flags.length > 0 && (
          <Fact name={m.accessLog.flags}>
            <span className="flex flex-wrap gap-1">
              {event.flags.map((flag) => (
                <Badge key={flag} tone="held">
                  {m.recordWords.flags[flag]}
                </Badge>
              ))}
            </span>
          </Fact>
        )}
        <PictureFacts event={event} />
      </dl>
      <Checks checks={event.checks} />
      <Provenance event={event} />
      <Neighbours event={event} onOpen={onOpen} />
      <details>
        <summary className="font-semibold">{m.accessLog.raw}</summary>
        <pre tabIndex={0} className="mt-2 max-h-80 overflow-auto rounded-md bg-ground p-3 font-mono text-xs">
          {JSON.stringify(event, null, 2)}
        </pre>
      </details>
    </>
  )
}

const Checks = ({ checks }: { checks: AccessEvent['checks'] }) => {
  const m = useMessages()
  if (checks.length === 0) return null
  return (
    <section>
      <h3 className="mb-1 font-semibold">{m.accessLog.checks}</h3>
      <ul className="grid gap-1">
        {checks.map(({ check, passed }) => (
          <li key={check} className="flex items-center gap-2">
            {passed ? (
              <Check aria-hidden className="size-4 text-granted" />
            ) : (
              <X aria-hidden className="size-4 text-denied" />
            )}
            {m.recordWords.checks[check] ?? check.replaceAll('_', ' ')}:{' '}
            {passed ? m.accessLog.passed : m.accessLog.failed}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Provenance = ({ event }: { event: AccessEvent }) => {
  const m = useMessages()
  return (
    <section>
      <h3 className="mb-1 font-semibold">{m.accessLog.provenance}</h3>
      <ul className="grid gap-1">
        {event.provenance.map((source, place) => (
          <li key={place}>
            {m.accessLog.sources[source.kind]}
            {'code' in source && source.code !== undefined && (
              <code className="ml-2 font-mono text-xs">{source.code}</code>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What else happened at the same device, five minutes either way. */
const Neighbours = ({ event, onOpen }: { event: AccessEvent; onOpen: (id: string) => void }) => {
  const m = useMessages()
  const at = new Date(event.occurredAt).getTime()
  const query = {
    device: event.accessDevice.id,
    from: new Date(at - NEIGHBOUR_MS).toISOString(),
    to: new Date(at + NEIGHBOUR_MS).toISOString(),
    limit: 20,
  }
  const { data } = useQuery({
    queryKey: ['neighbours', event.id],
    queryFn: () => answered(auditTrail.GET('/v1/access-events', { params: { query } })),
  })
  const others = data?.items.filter(({ id }) => id !== event.id) ?? []
  return (
    <section>
      <h3 className="mb-1 font-semibold">{m.accessLog.neighbours}</h3>
      {others.length === 0 && <p className="text-soft">{m.accessLog.noNeighbours}</p>}
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <button
              type="button"
              onClick={() => onOpen(other.id)}
              className="flex w-full items-center gap-2 rounded-md px-1 py-1 text-left hover:bg-hover"
            >
              <Time at={other.occurredAt} />
              <ResultBadge {...other} />
              <bdi className="truncate">{userName(other, m)}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
