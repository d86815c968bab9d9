import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Siren } from 'lucide-react'
import { useState } from 'react'
import { accessDecision, answered } from '../../api/client'
import type { Lockdown } from '../../api/types'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { usePersonNames } from '../../app/use-person-names'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/field'
import { Page, Section } from '../../ui/page'
import { Callout, EmptyState, ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'

const key = ['lockdowns']

/** Shuts all doors, guarded by a word to type; and shows what is shut. */
export const LockdownPage = () => {
  const m = useMessages()
  const may = useMay()
  const [isStarting, setStarting] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: key,
    refetchInterval: 3_000,
    queryFn: () => answered(accessDecision.GET('/v1/lockdowns', { params: { query: { active: 'true' } as never } })),
  })
  const active = data?.items.filter(({ endedAt }) => endedAt === undefined) ?? []
  return (
    <Page title={m.system.lockdown} subtitle={m.system.lockdownHint}>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={3} />}
      {data !== undefined && (
        <>
          {active.length > 0 && (
            <Callout tone="denied" isLive>
              <strong>{m.system.lockdownActive(active.length)}</strong>
            </Callout>
          )}
          {may('lockdown:write') && (
            <button
              type="button"
              onClick={() => setStarting(true)}
              className="flex h-24 w-full items-center justify-center gap-3 rounded-xl bg-danger text-xl font-semibold text-on-danger hover:opacity-90"
            >
              <Siren aria-hidden className="size-7" />
              {m.system.startEverywhere}
            </button>
          )}
          <Section title={m.system.lockdown}>
            {active.length === 0 ? <EmptyState title={m.system.lockdownNone} /> : <Active lockdowns={active} />}
          </Section>
        </>
      )}
      <StartLockdown isOpen={isStarting} onClose={() => setStarting(false)} />
    </Page>
  )
}

const Active = ({ lockdowns }: { lockdowns: readonly Lockdown[] }) => {
  const m = useMessages()
  const may = useMay()
  const queries = useQueryClient()
  const nameOf = usePersonNames()
  const end = useMutation({
    mutationFn: (id: string) => answered(accessDecision.DELETE('/v1/lockdowns/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      announce(m.system.ended)
      return queries.invalidateQueries({ queryKey: key })
    },
    onError: (error) => announce(error.message, 'failed'),
  })
  return (
    <ul>
      {lockdowns.map(({ id, reason, startedAt, startedBy, scope }) => (
        <li key={id} className="flex items-center justify-between gap-3 border-b border-line px-4 py-3 last:border-0">
          <div className="min-w-0">
            <p className="font-medium">
              <bdi>{reason}</bdi>
            </p>
            <p className="text-sm text-soft">
              {scope.kind === 'everywhere' ? m.states.everywhere : placesOf(scope).join(', ')} · <Time at={startedAt} />{' '}
              · <bdi>{nameOf(startedBy.replace(/^user:/, ''))}</bdi>
            </p>
          </div>
          {may('lockdown:write') && (
            <Button isBusy={end.isPending} onClick={() => end.mutate(id)}>
              {m.system.end}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

const placesOf = (scope: Exclude<Lockdown['scope'], { kind: 'everywhere' }>): readonly string[] =>
  scope.kind === 'premises' ? scope.premisesIds : scope.doorIds

const StartLockdown = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [word, setWord] = useState('')
  const start = useMutation({
    mutationFn: () =>
      answered(accessDecision.POST('/v1/lockdowns', { body: { scope: { kind: 'everywhere' }, reason } })),
    onSuccess: async () => {
      announce(m.system.started)
      setWord('')
      await queries.invalidateQueries({ queryKey: key })
      onClose()
    },
    onError: (error) => announce(error.message, 'failed'),
  })
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={m.system.startEverywhere}
      actions={
        <>
          <Button onClick={onClose}>{m.actions.cancel}</Button>
          <Button
            kind="danger"
            disabled={word !== m.system.word || reason.trim() === ''}
            isBusy={start.isPending}
            onClick={() => start.mutate()}
          >
            {m.system.start}
          </Button>
        </>
      }
    >
      <p>{m.system.lockdownHint}</p>
      <TextField label={m.system.reason} value={reason} required onChange={({ target }) => setReason(target.value)} />
      <TextField
        label={m.system.typeToConfirm(m.system.word)}
        value={word}
        autoComplete="off"
        onChange={({ target }) => setWord(target.value)}
      />
    </Dialog>
  )
}
