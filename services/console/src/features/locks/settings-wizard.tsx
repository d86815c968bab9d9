import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, auditTrail } from '../../api/client'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { CheckField } from '../../ui/field'
import { Callout, ErrorState, Skeleton } from '../../ui/states'
import { announce } from '../../ui/toasts'

interface Props {
  readonly id: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Drafts what a lock is to do. Nothing changes before it is finalised, and nothing at the lock before it is programmed. */
export const SettingsWizard = ({ id, isOpen, onClose }: Props) => {
  const m = useMessages()
  const may = useMay()
  const queries = useQueryClient()
  const path = { params: { path: { id } } }
  const [step, setStep] = useState<'draft' | 'review' | 'programme'>('draft')
  const [collects, setCollects] = useState<boolean>()
  const { data, error } = useQuery({
    queryKey: ['lock-settings', id],
    enabled: isOpen,
    queryFn: () => answered(auditTrail.GET('/v1/locks/{id}/settings', path)),
  })
  const current = data?.draft?.collectsAuditTrails ?? data?.desired.collectsAuditTrails ?? false
  const wanted = collects ?? current
  const failed = (fault: Error) => announce(fault.message, 'failed')
  const leave = () => {
    setStep('draft')
    setCollects(undefined)
    void queries.invalidateQueries({ queryKey: ['lock-settings', id] })
    void queries.invalidateQueries({ queryKey: ['locks'] })
    onClose()
  }
  const draft = useMutation({
    mutationFn: () =>
      answered(auditTrail.PUT('/v1/locks/{id}/settings', { ...path, body: { collectsAuditTrails: wanted } })),
    onSuccess: () => setStep('review'),
    onError: failed,
  })
  const drop = useMutation({
    mutationFn: () => answered(auditTrail.DELETE('/v1/locks/{id}/settings/draft', path)),
    onSettled: leave,
  })
  const finalise = useMutation({
    mutationFn: () => answered(auditTrail.POST('/v1/locks/{id}/settings/finalize', path)),
    onSuccess: () => setStep('programme'),
    onError: failed,
  })
  const programme = useMutation({
    mutationFn: () => answered(auditTrail.POST('/v1/programming-jobs', { body: { lockId: id, method: 'ota' } })),
    onSuccess: () => {
      announce(m.locks.scheduled)
      leave()
    },
    onError: failed,
  })
  const actions = {
    draft: (
      <>
        <Button onClick={leave}>{m.actions.cancel}</Button>
        <Button kind="primary" isBusy={draft.isPending} onClick={() => draft.mutate()}>
          {m.actions.next}
        </Button>
      </>
    ),
    review: (
      <>
        <Button onClick={() => drop.mutate()}>{m.locks.dropDraft}</Button>
        <Button kind="primary" isBusy={finalise.isPending} onClick={() => finalise.mutate()}>
          {m.locks.finalise}
        </Button>
      </>
    ),
    programme: (
      <>
        <Button onClick={leave}>{m.locks.later}</Button>
        {may('lock:program') && (
          <Button kind="primary" isBusy={programme.isPending} onClick={() => programme.mutate()}>
            {m.locks.programmeNow}
          </Button>
        )}
      </>
    ),
  }
  return (
    <Dialog isOpen={isOpen} onClose={leave} title={m.locks.settings} actions={actions[step]}>
      {error !== null && <ErrorState error={error} />}
      {data === undefined && error === null && <Skeleton lines={2} />}
      {data !== undefined && step === 'draft' && (
        <CheckField
          label={m.locks.collects}
          hint={m.locks.collectsHint}
          checked={wanted}
          onChange={({ target }) => setCollects(target.checked)}
        />
      )}
      {step === 'review' && (
        <>
          <Callout tone="info">{m.locks.nothingYet}</Callout>
          <p>
            {m.locks.collects}: {data?.desired.collectsAuditTrails === true ? m.states.yes : m.states.no} →{' '}
            <strong>{wanted ? m.states.yes : m.states.no}</strong>
          </p>
        </>
      )}
      {step === 'programme' && <p>{m.locks.finalised}</p>}
    </Dialog>
  )
}
