import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { answered, deviceIngest } from '../../api/client'
import type { QuarantineItem } from '../../api/types'
import { useList } from '../../app/use-list'
import { useNames } from '../../app/use-pickable'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { ChoiceButtons } from '../../ui/choice-buttons'
import { Drawer } from '../../ui/dialog'
import { ListSection } from '../../ui/list-section'
import { Facts, Page } from '../../ui/page'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'
import { ReasonDialog } from '../system/reason-dialog'
import { SystemTabs } from '../system/system-tabs'

const tones = { open: 'held', recorded: 'granted', discarded: 'neutral' } as const

/** What devices sent that could not be read: nothing of it is lost. */
export const QuarantinePage = () => {
  const m = useMessages()
  const { device } = useSearch({ from: '/gate/quarantine' })
  const [status, setStatus] = useState<QuarantineItem['status']>('open')
  const [openId, setOpenId] = useState<string>()
  const [doomed, setDoomed] = useState<QuarantineItem>()
  const actionsOf = useActions(setDoomed)
  const nameOf = useNames('devices')
  const list = useList(['quarantine', status, device], (cursor) =>
    answered(
      deviceIngest.GET('/v1/quarantine', {
        params: {
          query: {
            status,
            limit: 100,
            ...(device !== undefined && { device }),
            ...(cursor !== undefined && { cursor }),
          },
        },
      }),
    ),
  )
  return (
    <Page title={m.shell.pages.quarantine} subtitle={m.quarantine.hint}>
      <SystemTabs />
      <ListSection
        label={m.shell.pages.quarantine}
        list={list}
        rowKey={({ id }) => id}
        rowName={({ deviceId }) => nameOf(deviceId)}
        onOpen={({ id }) => setOpenId(id)}
        openKey={openId}
        actionsOf={actionsOf}
        columns={[
          {
            id: 'at',
            label: m.quarantine.received,
            width: 'w-36',
            isMain: true,
            cell: ({ receivedAt }) => <Time at={receivedAt} />,
          },
          {
            id: 'device',
            label: m.accessLog.device,
            width: 'w-48',
            cell: ({ deviceId }) => <bdi>{nameOf(deviceId)}</bdi>,
          },
          { id: 'part', label: m.quarantine.part, width: 'w-32', cell: ({ part }) => m.quarantine.parts[part] },
          { id: 'detail', label: m.quarantine.why, isMain: true, cell: ({ detail }) => <bdi>{detail}</bdi> },
          { id: 'size', label: m.quarantine.size, width: 'w-24', cell: ({ sizeBytes }) => `${sizeBytes} B` },
          {
            id: 'status',
            label: m.directory.state,
            width: 'w-32',
            cell: (item) => <Badge tone={tones[item.status]}>{m.quarantine.statuses[item.status]}</Badge>,
          },
        ]}
        toolbar={
          <ChoiceButtons
            label={m.directory.state}
            value={status}
            onChange={setStatus}
            choices={(['open', 'recorded', 'discarded'] as const).map((value) => ({
              value,
              label: m.quarantine.statuses[value],
            }))}
          />
        }
        empty={<EmptyState title={m.quarantine.none} />}
      />
      <BytesDrawer id={openId} onClose={() => setOpenId(undefined)} />
      {doomed !== undefined && <Discard item={doomed} onClose={() => setDoomed(undefined)} />}
    </Page>
  )
}

const useActions = (discard: (item: QuarantineItem) => void) => {
  const m = useMessages()
  const may = useMay()
  const queries = useQueryClient()
  const retry = useMutation({
    mutationFn: (id: string) => answered(deviceIngest.POST('/v1/quarantine/{id}/retry', { params: { path: { id } } })),
    onSuccess: ({ readable }) => {
      announce(readable ? m.quarantine.readable : m.quarantine.stillUnreadable, readable ? 'done' : 'failed')
      return queries.invalidateQueries({ queryKey: ['quarantine'] })
    },
    onError: (error) => announce(error.message, 'failed'),
  })
  return (item: QuarantineItem) =>
    !may('quarantine:handle') || item.status !== 'open'
      ? []
      : [
          { label: m.quarantine.retry, icon: <RotateCcw aria-hidden />, onSelect: () => retry.mutate(item.id) },
          {
            label: m.quarantine.discard,
            icon: <Trash2 aria-hidden />,
            isDangerous: true,
            onSelect: () => discard(item),
          },
        ]
}

const Discard = ({ item, onClose }: { item: QuarantineItem; onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const discard = useMutation({
    mutationFn: (reason: string) =>
      answered(
        deviceIngest.POST('/v1/quarantine/{id}/discard', { params: { path: { id: item.id } }, body: { reason } }),
      ),
    onSuccess: async () => {
      announce(m.quarantine.discarded)
      await queries.invalidateQueries({ queryKey: ['quarantine'] })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={m.quarantine.discard}
      hint={m.quarantine.discardHint}
      submitLabel={m.quarantine.discard}
      isDangerous
      isBusy={discard.isPending}
      error={discard.error}
      onClose={onClose}
      onReason={(reason) => discard.mutate(reason)}
    />
  )
}

const BytesDrawer = ({ id, onClose }: { id: string | undefined; onClose: () => void }) => {
  const m = useMessages()
  const { data, error } = useQuery({
    queryKey: ['quarantine', 'one', id],
    enabled: id !== undefined,
    queryFn: () => answered(deviceIngest.GET('/v1/quarantine/{id}', { params: { path: { id: id! } } })),
  })
  return (
    <Drawer isOpen={id !== undefined} onClose={onClose} title={m.shell.pages.quarantine}>
      {error !== null && <ErrorState error={error} />}
      {data === undefined && error === null && <Skeleton />}
      {data !== undefined && (
        <>
          <div className="-mx-4">
            <Facts
              facts={[
                [m.quarantine.why, <bdi key="why">{data.detail}</bdi>],
                [m.quarantine.received, <Time key="at" at={data.receivedAt} as="full" />],
                [m.deadLetters.attempts, data.attempts],
                [m.system.reason, <bdi key="reason">{data.settledReason ?? '–'}</bdi>],
              ]}
            />
          </div>
          <section>
            <h3 className="mb-1 font-semibold">{m.quarantine.bytes}</h3>
            <pre tabIndex={0} className="max-h-96 overflow-auto rounded-md bg-ground p-3 font-mono text-xs">
              {data.rawText ?? data.rawBase64}
            </pre>
          </section>
        </>
      )}
    </Drawer>
  )
}
