import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { accessDecision, answered } from '../../api/client'
import type { Subscription } from '../../api/types'
import { useList } from '../../app/use-list'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { EmptyState } from '../../ui/states'
import { Time } from '../../ui/time'
import { SystemTabs } from '../system/system-tabs'
import { usePause } from './subscription-calls'
import { SubscriptionForm } from './subscription-form'
import { SubscriptionState, useReceiver } from './subscription-state'

const REFRESH_MS = 15_000

/** Who outside is told of events. */
export const WebhooksPage = () => {
  const m = useMessages()
  const may = useMay()
  const navigate = useNavigate()
  const receiver = useReceiver()
  const pause = usePause()
  const [isCreating, setCreating] = useState(false)
  const open = ({ id }: Subscription) => void navigate({ to: '/webhooks/$id', params: { id } })
  const list = useList<Subscription>(
    ['subscriptions', 'list'],
    (cursor) =>
      answered(
        accessDecision.GET('/v1/subscriptions', {
          params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    { refetchMs: REFRESH_MS },
  )
  const create = may('subscription:write') && (
    <Button kind="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setCreating(true)}>
      {m.webhooks.newOne}
    </Button>
  )
  return (
    <Page title={m.shell.pages.webhooks} subtitle={m.webhooks.hint} actions={create}>
      <SystemTabs />
      <ListSection
        label={m.shell.pages.webhooks}
        list={list}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={open}
        {...(may('subscription:write') && {
          actionsOf: (row: Subscription) => [
            { label: row.enabled ? m.webhooks.pause : m.webhooks.resume, onSelect: () => pause.mutate(row) },
          ],
        })}
        columns={[
          {
            id: 'name',
            label: m.account.name,
            isMain: true,
            cell: ({ name }) => <bdi className="font-medium">{name}</bdi>,
          },
          { id: 'how', label: m.webhooks.channel, width: 'w-28', cell: ({ channel }) => m.webhooks.channels[channel] },
          { id: 'target', label: m.webhooks.target, cell: (row) => <bdi>{receiver(row)}</bdi> },
          {
            id: 'types',
            label: m.webhooks.types,
            cell: ({ types }) => types.map((type) => m.webhooks.offered[type] ?? type).join(' · '),
          },
          { id: 'since', label: m.webhooks.since, width: 'w-36', cell: ({ createdAt }) => <Time at={createdAt} /> },
          {
            id: 'state',
            label: m.webhooks.state,
            width: 'w-44',
            isMain: true,
            cell: (row) => <SubscriptionState {...row} />,
          },
        ]}
        empty={<EmptyState title={m.webhooks.none} action={create} />}
      />
      {isCreating && <SubscriptionForm onClose={() => setCreating(false)} />}
    </Page>
  )
}
