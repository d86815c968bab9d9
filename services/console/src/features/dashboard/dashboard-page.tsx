import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BellRing, Clock, Database, DoorOpen, LockKeyhole, ScanLine, ShieldX, UserCheck } from 'lucide-react'
import { answered, reporting } from '../../api/client'
import type { Dashboard } from '../../api/types'
import { useNumberText } from '../../app/numbers'
import { useTimeText } from '../../app/time'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Page } from '../../ui/page'
import { Callout, ErrorState, Skeleton } from '../../ui/states'
import { Tile } from '../../ui/tile'
import { DeniedToday } from './denied-today'
import { SitePeaks } from './site-peaks'

const REFRESH_MS = 10_000

/** How things stand today, each figure a way to what it counts. */
export const DashboardPage = () => {
  const m = useMessages()
  const time = useTimeText()
  const { data, error, refetch } = useQuery({
    queryKey: ['dashboard'],
    refetchInterval: REFRESH_MS,
    queryFn: () => answered(reporting.GET('/v1/dashboard')),
  })
  return (
    <Page
      title={m.shell.pages.dashboard}
      subtitle={data !== undefined && `${time.day(`${data.day}T12:00:00Z`)} · ${m.shell.zone(data.zone)}`}
    >
      {error !== null && data === undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton />}
      {data !== undefined && (
        <>
          <Review isDone={data.reviewedToday} />
          <div className="grid grid-cols-2 gap-3 xl:grid-cols-4 max-sm:[&_.card>span]:hidden">
            <Attempts today={data} />
            <Doors today={data} />
            <Records today={data} />
          </div>
          <div className="grid gap-4 xl:grid-cols-2">
            <DeniedToday />
            <SitePeaks />
          </div>
        </>
      )}
    </Page>
  )
}

/** The day is looked through once: whether it was, is said first. */
const Review = ({ isDone }: { isDone: boolean }) => {
  const m = useMessages()
  const may = useMay()
  if (!may('access-log:read', 'everywhere')) return null
  return (
    <Callout tone={isDone ? 'granted' : 'held'}>
      {isDone ? m.dashboard.reviewed : m.dashboard.notReviewed}{' '}
      <Link to="/reviews" className="font-medium underline underline-offset-2">
        {m.shell.pages.reviews}
      </Link>
    </Callout>
  )
}

const TODAY = { range: 'today' } as const

const Attempts = ({ today }: { today: Dashboard }) => {
  const m = useMessages()
  const { count } = useNumberText()
  return (
    <>
      <Tile icon={<ScanLine aria-hidden />} name={m.dashboard.events} tone="info" to="/access-log" search={TODAY}>
        {count(today.events)}
      </Tile>
      <Tile
        icon={<UserCheck aria-hidden />}
        name={m.dashboard.granted}
        tone="granted"
        to="/access-log"
        search={{ ...TODAY, result: ['granted'] }}
      >
        {count(today.granted)}
      </Tile>
      <Tile
        icon={<ShieldX aria-hidden />}
        name={m.dashboard.denied}
        tone={today.denied === 0 ? 'neutral' : 'denied'}
        to="/access-log"
        search={{ ...TODAY, result: ['denied'] }}
      >
        {count(today.denied)}
      </Tile>
    </>
  )
}

const toneOf = (waiting: number) => (waiting === 0 ? 'granted' : 'held')

const Doors = ({ today: { openAlerts, doorsHeldOpen, locks } }: { today: Dashboard }) => {
  const m = useMessages()
  const { count } = useNumberText()
  return (
    <>
      {openAlerts !== null && (
        <Tile icon={<BellRing aria-hidden />} name={m.dashboard.openAlerts} tone={toneOf(openAlerts)} to="/alerts">
          {count(openAlerts)}
        </Tile>
      )}
      {doorsHeldOpen !== null && (
        <Tile icon={<DoorOpen aria-hidden />} name={m.dashboard.heldOpen} tone={toneOf(doorsHeldOpen)} to="/doors">
          {count(doorsHeldOpen)}
        </Tile>
      )}
      <Tile icon={<LockKeyhole aria-hidden />} name={m.dashboard.locks} tone={toneOf(locks.stale)} to="/locks">
        {m.dashboard.stale(locks.stale, locks.total)}
      </Tile>
    </>
  )
}

const SECOND_MS = 1_000

const Records = ({ today: { lagSec, storageBytes } }: { today: Dashboard }) => {
  const m = useMessages()
  const time = useTimeText()
  const { size } = useNumberText()
  return (
    <>
      <Tile icon={<Clock aria-hidden />} name={m.dashboard.lastRead} tone={lagSec === null ? 'held' : 'neutral'}>
        {lagSec === null ? m.states.never : time.relative(new Date(Date.now() - lagSec * SECOND_MS))}
      </Tile>
      <Tile icon={<Database aria-hidden />} name={m.dashboard.storage} tone="neutral">
        {size(storageBytes)}
      </Tile>
    </>
  )
}
