import type { Purge } from '../../api/types'
import { useActorNames } from '../../app/use-actor-names'
import { useMay, useSession } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Drawer } from '../../ui/dialog'
import { Facts } from '../../ui/page'
import { Callout, ErrorState, Skeleton } from '../../ui/states'
import { announce } from '../../ui/toasts'
import { type PurgeStep, usePurge, usePurgeStep } from './purge-calls'
import { PurgeCount } from './purge-count'
import { PurgeBadge } from './purge-look'
import { PurgeResult } from './purge-result'

/** One deletion: what it is of, how far it is, why it stands still, and what came of it. */
export const PurgeDrawer = ({ id, onClose }: { id: string | undefined; onClose: () => void }) => {
  const m = useMessages()
  const { data, error, refetch } = usePurge(id)
  const steps = useOffered(data)
  return (
    <Drawer
      isOpen={id !== undefined}
      onClose={onClose}
      title={m.purges.start}
      actions={data !== undefined && steps.length > 0 && <Steps purge={data} steps={steps} />}
    >
      {error !== null && data === undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton />}
      {data !== undefined && (
        <>
          <Progress purge={data} />
          <div className="-mx-4">
            {data.preview !== null && <PurgeCount purge={data} count={data.preview} />}
            <Who purge={data} />
          </div>
          <PurgeResult purge={data} />
        </>
      )}
    </Drawer>
  )
}

const offered: Readonly<Partial<Record<Purge['status'], readonly PurgeStep[]>>> = {
  previewed: ['cancel'],
  counting: ['cancel'],
  awaiting_approval: ['approve', 'cancel'],
  waiting: ['cancel'],
  running: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  stopped: ['resume', 'cancel'],
}
const looks = { approve: 'danger', resume: 'primary', pause: 'secondary', cancel: 'secondary' } as const

/** What the reader may do with it now; nobody is the second person of a deletion of his own. */
const useOffered = (purge: Purge | undefined): readonly PurgeStep[] => {
  const may = useMay()
  const { userId } = useSession()
  if (purge === undefined || !may('logs:delete', 'everywhere')) return []
  const isOwn = purge.confirmedBy === `user:${userId}`
  return (offered[purge.status] ?? []).filter((one) => one !== 'approve' || !isOwn)
}

const Steps = ({ purge, steps }: { purge: Purge; steps: readonly PurgeStep[] }) => {
  const m = useMessages()
  const step = usePurgeStep(purge.id)
  return steps.map((one) => (
    <Button
      key={one}
      kind={looks[one]}
      isBusy={step.isPending}
      onClick={() => step.mutate(one, { onSuccess: () => one === 'approve' && announce(m.purges.agreed) })}
    >
      {m.purges[one]}
    </Button>
  ))
}

const Progress = ({ purge: { status, deletedPct, stopped } }: { purge: Purge }) => {
  const m = useMessages()
  const why: Readonly<Record<string, string>> = m.purges.stopped
  return (
    <div className="grid gap-2">
      <p role="status" className="flex items-center gap-2">
        <PurgeBadge status={status} /> <span className="tabular">{m.purges.pct(deletedPct)}</span>
      </p>
      <progress aria-label={m.purges.progress} value={deletedPct} max={100} className="h-2 w-full accent-(--accent)" />
      {status === 'awaiting_approval' && <Callout tone="held">{m.purges.needsOther}</Callout>}
      {status === 'stopped' &&
        Object.entries(stopped).map(([service, { reason, detail }]) => (
          <Callout key={service} tone="denied">
            {why[reason] ?? m.purges.stopped.other} <bdi className="block text-sm">{detail}</bdi>
          </Callout>
        ))}
    </div>
  )
}

const Who = ({ purge }: { purge: Purge }) => {
  const m = useMessages()
  const nameOf = useActorNames()
  const who = (name: string, actor: string | null) =>
    actor === null ? [] : [[name, <bdi key={name}>{nameOf(actor)}</bdi>] as const]
  return (
    <Facts
      facts={[
        ...(purge.automatic ? [[m.purges.requestedBy, m.purges.automatic] as const] : []),
        ...(purge.automatic ? [] : who(m.purges.requestedBy, purge.requestedBy)),
        ...who(m.purges.confirmedBy, purge.automatic ? null : purge.confirmedBy),
        ...who(m.purges.approvedBy, purge.approvedBy),
        ...(purge.overrideReason === null
          ? []
          : [[m.purges.overridden, <bdi key="why">{purge.overrideReason}</bdi>] as const]),
      ]}
    />
  )
}
