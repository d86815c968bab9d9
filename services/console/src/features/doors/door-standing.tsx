import { useQuery } from '@tanstack/react-query'
import { DoorClosed, DoorOpen, Lock, LockOpen, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { accessDecision, answered } from '../../api/client'
import type { DoorState } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import type { Messages } from '../../messages/en'
import { Badge } from '../../ui/badge'
import { ErrorState } from '../../ui/states'
import { Time } from '../../ui/time'

const REFRESH_MS = 3_000

/** How a door stands now: open or closed, locked or not, and what is wrong with it. */
export const DoorStanding = ({ id }: { id: string }) => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: ['doors', 'state', id],
    refetchInterval: REFRESH_MS,
    queryFn: () => answered(accessDecision.GET('/v1/doors/{id}/state', { params: { path: { id } } })),
  })
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />
  return (
    <section aria-label={m.rules.standing} aria-live="polite" className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      {data !== undefined && <Tiles state={data} />}
    </section>
  )
}

const Tiles = ({ state }: { state: DoorState }) => {
  const m = useMessages()
  const isOpen = state.contact === 'open'
  const Contact = isOpen ? DoorOpen : DoorClosed
  const Bolt = state.locked === false ? LockOpen : Lock
  return (
    <>
      <Tile icon={<Contact aria-hidden />} name={m.rules.contact} value={m.rules.contacts[state.contact]}>
        {state.contactSince !== null && <Time at={state.contactSince} as="relative" />}
      </Tile>
      <Tile icon={<Bolt aria-hidden />} name={m.rules.bolt} value={boltText(state, m)}>
        {state.lastUnlock !== null && (
          <>
            {m.rules.lastUnlock} <Time at={state.lastUnlock.at} as="relative" />
          </>
        )}
      </Tile>
      <Tile icon={<TriangleAlert aria-hidden />} name={m.rules.faults} value={<Faults state={state} />} />
      <Tile
        icon={<DoorClosed aria-hidden />}
        name={m.rules.contactDevice}
        value={state.contactDevice === null ? m.states.none : m.rules.online(state.contactDevice.online)}
      >
        {state.contactDevice?.id}
      </Tile>
    </>
  )
}

const boltText = ({ locked }: DoorState, m: Messages): string => {
  if (locked === null) return m.rules.contacts.unknown
  return locked ? m.rules.locked : m.rules.unlocked
}

const Faults = ({ state }: { state: DoorState }) => {
  const m = useMessages()
  const { forced, heldOpen, contactDevice } = state
  const isTampered = contactDevice?.tampered === true
  if (!forced && heldOpen === null && !isTampered) return m.states.none
  return (
    <span className="flex flex-wrap gap-1">
      {forced && <Badge tone="denied">{m.accessLog.results.forced}</Badge>}
      {heldOpen !== null && (
        <Badge tone="held">
          {m.accessLog.results.held_open} <Time at={heldOpen.since} as="relative" />
        </Badge>
      )}
      {isTampered && <Badge tone="error">{m.rules.tampered}</Badge>}
    </span>
  )
}

const Tile = (props: { icon: ReactNode; name: string; value: ReactNode; children?: ReactNode }) => (
  <div className="card flex items-center gap-3 px-4 py-3 [&_svg]:size-5">
    <span className="grid size-9 shrink-0 place-items-center rounded-full bg-neutral-tint text-neutral">
      {props.icon}
    </span>
    <div className="min-w-0">
      <p className="text-sm text-soft">{props.name}</p>
      <div className="font-semibold">{props.value}</div>
      <p className="text-sm text-faint">{props.children}</p>
    </div>
  </div>
)
