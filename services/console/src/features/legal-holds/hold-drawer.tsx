import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, retention } from '../../api/client'
import type { LegalHold } from '../../api/types'
import { useActorNames } from '../../app/use-actor-names'
import { useNames } from '../../app/use-pickable'
import { useMay, useSession } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Drawer } from '../../ui/dialog'
import { Facts } from '../../ui/page'
import { Callout } from '../../ui/states'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'
import { ReasonDialog } from '../system/reason-dialog'
import { stateOf } from './hold-state'

/** One hold: what it is about, and how far its release is. */
export const HoldDrawer = ({ hold, onClose }: { hold: LegalHold | undefined; onClose: () => void }) => {
  const m = useMessages()
  const may = useMay()
  const { userId } = useSession()
  const [isReleasing, setReleasing] = useState(false)
  const state = hold === undefined ? undefined : stateOf(hold)
  const isOwn = hold?.releaseRequestedBy === `user:${userId}`
  const mayRelease = may('hold:write', 'everywhere') && state !== 'released' && !isOwn
  return (
    <Drawer
      isOpen={hold !== undefined}
      onClose={onClose}
      title={<bdi>{hold?.matter}</bdi>}
      actions={
        mayRelease && (
          <Button kind={state === 'asked' ? 'danger' : 'secondary'} onClick={() => setReleasing(true)}>
            {state === 'asked' ? m.holds.agree : m.holds.askRelease}
          </Button>
        )
      }
    >
      {hold !== undefined && (
        <>
          {state === 'asked' && isOwn && <Callout tone="held">{m.holds.waits}</Callout>}
          <Details hold={hold} />
        </>
      )}
      {isReleasing && hold !== undefined && (
        <Release hold={hold} isSecond={state === 'asked'} onClose={() => setReleasing(false)} />
      )}
    </Drawer>
  )
}

const Details = ({ hold }: { hold: LegalHold }) => {
  const m = useMessages()
  const nameOf = useActorNames()
  const who = (actor: string | undefined) => actor !== undefined && <bdi>{nameOf(actor)}</bdi>
  const { releaseRequestedBy, releaseReason, releasedBy, releasedAt } = hold
  return (
    <div className="-mx-4">
      <Facts
        facts={[
          [m.holds.reason, <bdi key="reason">{hold.reason}</bdi>],
          [m.holds.custodian, <bdi key="custodian">{hold.custodian}</bdi>],
          [m.holds.scope, <Scope key="scope" scope={hold.scope} filter={hold.filter} />],
          [m.holds.placedBy, who(hold.placedBy)],
          [m.holds.placedAt, <Time key="at" at={hold.placedAt} as="full" />],
          ...(releaseRequestedBy === undefined
            ? []
            : [
                [m.holds.askedBy, who(releaseRequestedBy)] as const,
                [m.holds.askedFor, <bdi key="why">{releaseReason}</bdi>] as const,
              ]),
          ...(releasedAt === undefined
            ? []
            : [
                [m.holds.releasedBy, who(releasedBy)] as const,
                [m.holds.releasedAt, <Time key="released" at={releasedAt} as="full" />] as const,
              ]),
        ]}
      />
    </div>
  )
}

const Scope = ({ scope, filter }: Pick<LegalHold, 'scope' | 'filter'>) => {
  const m = useMessages()
  const names = { users: useNames('people'), doors: useNames('doors'), devices: useNames('devices') }
  const premises = useNames('premises')
  const lists = [
    [m.reports.people, scope.users?.map(names.users)],
    [m.reports.doors, scope.doors?.map(names.doors)],
    [m.reports.devices, scope.devices?.map(names.devices)],
    [m.reports.premises, scope.premises?.map(premises)],
    [m.holds.accessTypes, scope.accessTypes?.map((type) => m.accessLog.types[type])],
    [m.holds.results, scope.results?.map((one) => (one === 'duress' ? m.accessLog.duress : m.accessLog.results[one]))],
    [m.holds.reasons, scope.reasons?.map((one) => m.recordWords.reasons[one])],
    [m.holds.flags, scope.flags?.map((one) => m.recordWords.flags[one])],
    [m.holds.ofView, filter?.name === undefined ? undefined : [filter.name]],
  ] as const
  return (
    <ul>
      {lists.map(([name, all]) =>
        all === undefined ? null : (
          <li key={name}>
            {name}: <bdi>{all.join(', ')}</bdi>
          </li>
        ),
      )}
      {scope.from !== undefined && (
        <li>
          {m.holds.from} <Time at={scope.from} as="full" />
        </li>
      )}
      {scope.to !== undefined && (
        <li>
          {m.holds.to} <Time at={scope.to} as="full" />
        </li>
      )}
      {scope.late !== undefined && <li>{m.holds.late(scope.late)}</li>}
      {filter !== undefined && filter.ignored.length > 0 && <li>{m.holds.ignored(filter.ignored.join(', '))}</li>}
    </ul>
  )
}

interface ReleaseProps {
  readonly hold: LegalHold
  readonly isSecond: boolean
  readonly onClose: () => void
}

const Release = ({ hold: { id }, isSecond, onClose }: ReleaseProps) => {
  const m = useMessages()
  const queries = useQueryClient()
  const release = useMutation({
    mutationFn: (reason: string) =>
      answered(
        retention.POST('/v1/retention/legal-holds/{id}/release', { params: { path: { id } }, body: { reason } }),
      ),
    onSuccess: async () => {
      announce(isSecond ? m.holds.released : m.holds.asked)
      onClose()
      await queries.invalidateQueries({ queryKey: ['legal-holds'] })
    },
  })
  return (
    <ReasonDialog
      title={isSecond ? m.holds.agree : m.holds.askRelease}
      hint={isSecond ? m.holds.agreeHint : m.holds.askHint}
      submitLabel={isSecond ? m.holds.agree : m.holds.askRelease}
      isDangerous={isSecond}
      isBusy={release.isPending}
      error={release.error}
      onClose={onClose}
      onReason={(reason) => release.mutate(reason)}
    />
  )
}
