import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { accessDecision, answered } from '../../api/client'
import type { Subscription } from '../../api/types'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { usePlaceName } from '../../app/use-place-name'
import { useNames } from '../../app/use-pickable'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { FormFaults } from '../../ui/form-dialog'
import { Facts, Page, Section } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { Deliveries } from './deliveries'
import { SecretDialog } from './secret-dialog'
import { useDeleteSubscription, usePause, useRotateSecret } from './subscription-calls'
import { SubscriptionForm } from './subscription-form'
import { SubscriptionState, useReceiver } from './subscription-state'

const REFRESH_MS = 5_000
type Asked = 'editor' | 'rotate' | 'delete'

/** One subscription: what it tells to whom, whether that works, and everything it told. */
export const WebhookPage = () => {
  const m = useMessages()
  const may = useMay()
  const { id } = useParams({ from: '/gate/webhooks/$id' })
  const pause = usePause()
  const [asked, setAsked] = useState<Asked>()
  const { data, error, refetch } = useQuery({
    queryKey: ['subscriptions', 'one', id],
    refetchInterval: REFRESH_MS,
    queryFn: () => answered(accessDecision.GET('/v1/subscriptions/{id}', { params: { path: { id } } })),
  })
  if (error !== null) return <ErrorState isPage error={error} retry={() => void refetch()} />
  if (data === undefined) return <Skeleton />
  const close = () => setAsked(undefined)
  return (
    <Page
      title={data.name}
      subtitle={<SubscriptionState {...data} />}
      actions={
        may('subscription:write') && (
          <>
            <Button isBusy={pause.isPending} onClick={() => pause.mutate(data)}>
              {data.enabled ? m.webhooks.pause : m.webhooks.resume}
            </Button>
            <Button onClick={() => setAsked('editor')}>{m.actions.change}</Button>
            {data.channel === 'webhook' && <Button onClick={() => setAsked('rotate')}>{m.webhooks.rotate}</Button>}
            <Button kind="danger" onClick={() => setAsked('delete')}>
              {m.webhooks.delete}
            </Button>
          </>
        )
      }
    >
      <Told subscription={data} />
      <Deliveries subscriptionId={id} />
      {asked === 'editor' && <SubscriptionForm known={data} onClose={close} />}
      {asked === 'rotate' && <Rotate id={id} onClose={close} />}
      {asked === 'delete' && <Delete subscription={data} onClose={close} />}
    </Page>
  )
}

const Told = ({ subscription }: { subscription: Subscription }) => {
  const m = useMessages()
  const receiver = useReceiver()
  const doorName = useNames('doors')
  const placeOf = usePlaceName()
  const { types, facilityPath, filter, includeDuress, lastPosition, createdAt, waitsUntil } = subscription
  return (
    <Section title={`${m.webhooks.channels[subscription.channel]} · ${receiver(subscription)}`}>
      <Facts
        facts={[
          [m.webhooks.types, types.map((type) => m.webhooks.offered[type] ?? type).join(' · ')],
          ...(facilityPath === undefined
            ? []
            : [[m.webhooks.place, <bdi key="place">{placeOf(facilityPath)}</bdi>] as const]),
          ...(filter.doorIds === undefined
            ? []
            : [[m.webhooks.onlyDoors, <bdi key="doors">{filter.doorIds.map(doorName).join(', ')}</bdi>] as const]),
          ...(includeDuress ? [[m.webhooks.duress, m.states.yes] as const] : []),
          [m.webhooks.since, <Time key="since" at={createdAt} />],
          [m.webhooks.lastPosition, lastPosition],
          ...(waitsUntil === null
            ? []
            : [[m.webhooks.waitsUntil, <Time key="waits" at={waitsUntil} as="relative" />] as const]),
        ]}
      />
    </Section>
  )
}

const Rotate = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const m = useMessages()
  const rotate = useRotateSecret()
  if (rotate.data !== undefined) return <SecretDialog {...rotate.data} onClose={onClose} />
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={m.webhooks.rotateTitle}
      actions={
        <>
          <Button onClick={onClose}>{m.actions.cancel}</Button>
          <Button kind="primary" isBusy={rotate.isPending} onClick={() => rotate.mutate(id)}>
            {m.webhooks.rotate}
          </Button>
        </>
      }
    >
      <FormFaults error={rotate.error} />
      <p>{m.webhooks.rotateHint}</p>
    </Dialog>
  )
}

const Delete = ({ subscription, onClose }: { subscription: Subscription; onClose: () => void }) => {
  const m = useMessages()
  const navigate = useNavigate()
  const remove = useDeleteSubscription(() => void navigate({ to: '/webhooks' }))
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={m.webhooks.deleteTitle(subscription.name)}
      actions={
        <>
          <Button onClick={onClose}>{m.actions.cancel}</Button>
          <Button kind="danger" isBusy={remove.isPending} onClick={() => remove.mutate(subscription)}>
            {m.webhooks.delete}
          </Button>
        </>
      }
    >
      <FormFaults error={remove.error} />
      <p>{m.webhooks.deleteHint}</p>
    </Dialog>
  )
}
