import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { answered, auditTrail } from '../../api/client'
import { useList } from '../../app/use-list'
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
import { SilentServices } from '../system/silent-services'
import { SystemTabs } from '../system/system-tabs'
import { deadLettersAfter, type Letter } from './dead-letters-of-services'

interface Act {
  readonly letter: Letter
  readonly does: 'retry' | 'discard'
}

const tones = { parked: 'error', retried: 'granted', discarded: 'neutral' } as const

/** Events that a view could not work in: read, tried again, or left out for good. */
export const DeadLettersPage = () => {
  const m = useMessages()
  const may = useMay()
  const [status, setStatus] = useState<Letter['status']>('parked')
  const [openId, setOpenId] = useState<string>()
  const [act, setAct] = useState<Act>()
  const list = useList(['dead-letters', status], (cursor) => deadLettersAfter(status, cursor))
  return (
    <Page title={m.shell.pages.deadLetters} subtitle={m.deadLetters.hint}>
      <SystemTabs />
      <SilentServices />
      <ListSection
        label={m.shell.pages.deadLetters}
        list={list}
        rowKey={({ id }) => id}
        rowName={({ key }) => key}
        onOpen={({ id }) => setOpenId(id)}
        openKey={openId}
        columns={[
          {
            id: 'at',
            label: m.deadLetters.since,
            width: 'w-36',
            isMain: true,
            cell: ({ parkedAt }) => <Time at={parkedAt} />,
          },
          { id: 'view', label: m.system.view, width: 'w-44', cell: ({ projection }) => projection },
          {
            id: 'event',
            label: m.deadLetters.event,
            cell: ({ topic, partition, offset }) => (
              <code className="font-mono text-xs">
                {topic}/{partition}@{offset}
              </code>
            ),
          },
          {
            id: 'failure',
            label: m.deadLetters.failure,
            isMain: true,
            cell: ({ failure }) => <bdi>{failure ?? '–'}</bdi>,
          },
          { id: 'attempts', label: m.deadLetters.attempts, width: 'w-24', cell: ({ attempts }) => attempts },
          {
            id: 'status',
            label: m.directory.state,
            width: 'w-32',
            cell: (letter) => <Badge tone={tones[letter.status]}>{m.deadLetters.statuses[letter.status]}</Badge>,
          },
        ]}
        {...(may('operations:write', 'everywhere') && {
          actionsOf: (letter: Letter) =>
            letter.status !== 'parked'
              ? []
              : [
                  {
                    label: m.deadLetters.retry,
                    icon: <RotateCcw aria-hidden />,
                    onSelect: () => setAct({ letter, does: 'retry' }),
                  },
                  {
                    label: m.deadLetters.discard,
                    icon: <Trash2 aria-hidden />,
                    isDangerous: true,
                    onSelect: () => setAct({ letter, does: 'discard' }),
                  },
                ],
        })}
        toolbar={
          <ChoiceButtons
            label={m.directory.state}
            value={status}
            onChange={setStatus}
            choices={(['parked', 'retried', 'discarded'] as const).map((value) => ({
              value,
              label: m.deadLetters.statuses[value],
            }))}
          />
        }
        empty={<EmptyState title={m.system.noDeadLetters} />}
      />
      <LetterDrawer id={openId} onClose={() => setOpenId(undefined)} />
      {act !== undefined && <Settle {...act} onClose={() => setAct(undefined)} />}
    </Page>
  )
}

const Settle = ({ letter, does, onClose }: Act & { onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const params = { path: { id: letter.id } }
  const settle = useMutation({
    mutationFn: async (reason: string) => {
      if (does === 'discard') {
        await answered(auditTrail.POST('/v1/dead-letters/{id}/discard', { params, body: { reason } }))
        return m.deadLetters.discarded
      }
      const { retried, stillParked } = await answered(
        auditTrail.POST('/v1/dead-letters/{id}/retry', { params, body: { reason } }),
      )
      return m.deadLetters.retried(retried, stillParked)
    },
    onSuccess: async (text) => {
      announce(text)
      await queries.invalidateQueries({ queryKey: ['dead-letters'] })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={m.deadLetters[does]}
      hint={does === 'retry' ? m.deadLetters.retryHint : m.deadLetters.discardHint}
      submitLabel={m.deadLetters[does]}
      isDangerous={does === 'discard'}
      isBusy={settle.isPending}
      error={settle.error}
      onClose={onClose}
      onReason={(reason) => settle.mutate(reason)}
    />
  )
}

const LetterDrawer = ({ id, onClose }: { id: string | undefined; onClose: () => void }) => {
  const m = useMessages()
  const { data, error } = useQuery({
    queryKey: ['dead-letters', 'one', id],
    enabled: id !== undefined,
    queryFn: () => answered(auditTrail.GET('/v1/dead-letters/{id}', { params: { path: { id: id! } } })),
  })
  return (
    <Drawer isOpen={id !== undefined} onClose={onClose} title={data?.projection ?? m.shell.pages.deadLetters}>
      {error !== null && <ErrorState error={error} />}
      {data === undefined && error === null && <Skeleton />}
      {data !== undefined && (
        <>
          <div className="-mx-4">
            <Facts
              facts={[
                [m.deadLetters.failure, <bdi key="failure">{data.failure}</bdi>],
                [m.deadLetters.event, `${data.topic}/${data.partition}@${data.offset}`],
                [m.deadLetters.since, <Time key="since" at={data.parkedAt} as="full" />],
                [m.system.reason, <bdi key="reason">{data.settledReason ?? '–'}</bdi>],
              ]}
            />
          </div>
          <pre tabIndex={0} className="max-h-96 overflow-auto rounded-md bg-ground p-3 font-mono text-xs">
            {data.value}
          </pre>
        </>
      )}
    </Drawer>
  )
}
