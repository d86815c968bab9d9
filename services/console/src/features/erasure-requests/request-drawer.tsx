import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import type { ErasureRequest } from '../../api/types'
import { useActorNames } from '../../app/use-actor-names'
import { usePersonNames } from '../../app/use-person-names'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Drawer } from '../../ui/dialog'
import { Facts } from '../../ui/page'
import { Callout } from '../../ui/states'
import { Time } from '../../ui/time'
import { ErasePerson } from '../people/erase-person'
import { ReasonDialog } from '../system/reason-dialog'
import { Certificate } from './certificate'
import { RefuseRequest } from './refuse-request'
import { requestsKey, useExtend } from './request-calls'
import { RequestBadge } from './request-look'

type Step = 'erase' | 'extend' | 'refuse'

/** One request: by when it has to be answered, and the three answers there are. */
export const RequestDrawer = ({ request, onClose }: { request: ErasureRequest | undefined; onClose: () => void }) => {
  const nameOf = usePersonNames()
  const [step, setStep] = useState<Step>()
  return (
    <Drawer
      isOpen={request !== undefined}
      onClose={onClose}
      title={request !== undefined && <bdi>{nameOf(request.userId)}</bdi>}
      actions={request?.status === 'open' && <Steps request={request} onStep={setStep} />}
    >
      {request !== undefined && (
        <>
          <Details request={request} />
          {request.status === 'carried_out' && <Certificate id={request.id} />}
          <Asked request={request} step={step} onClose={() => setStep(undefined)} />
        </>
      )}
    </Drawer>
  )
}

const Steps = ({ request, onStep }: { request: ErasureRequest; onStep: (step: Step) => void }) => {
  const m = useMessages()
  const may = useMay()
  const mayAnswer = may('retention:write', 'everywhere')
  return (
    <>
      {may('user:write') && (
        <Button kind="danger" disabled={request.holdIds.length > 0} onClick={() => onStep('erase')}>
          {m.erasure.erase}
        </Button>
      )}
      {mayAnswer && <Button onClick={() => onStep('refuse')}>{m.erasureRequests.refuse}</Button>}
      {mayAnswer && request.extension === undefined && (
        <Button onClick={() => onStep('extend')}>{m.erasureRequests.extend}</Button>
      )}
    </>
  )
}

const Details = ({ request }: { request: ErasureRequest }) => {
  const m = useMessages()
  const nameOf = useActorNames()
  const { extension, refusal, carriedOut, withdrawn } = request
  return (
    <div className="-mx-4 grid gap-2">
      {request.status === 'open' && request.holdIds.length > 0 && (
        <div className="px-4">
          <Callout tone="held">
            {m.erasureRequests.heldBy(request.holdIds.length)}{' '}
            <Link to="/legal-holds" className="underline underline-offset-2">
              {m.shell.pages.legalHolds}
            </Link>
          </Callout>
        </div>
      )}
      <Facts
        facts={[
          [m.directory.state, <RequestBadge key="state" {...request} />],
          [m.erasureRequests.basis, m.erasureRequests.bases[request.basis]],
          [m.erasureRequests.reference, <bdi key="reference">{request.reference ?? '–'}</bdi>],
          [m.erasureRequests.received, <Time key="received" at={request.receivedAt} as="full" />],
          [m.erasureRequests.due, <Time key="due" at={`${request.dueOn}T12:00:00Z`} as="day" />],
          ...(extension === undefined
            ? []
            : [
                [m.erasureRequests.extendedBy, <bdi key="by">{nameOf(extension.by)}</bdi>] as const,
                [m.erasureRequests.extendedFor, <bdi key="why">{extension.reason}</bdi>] as const,
              ]),
          ...(refusal === undefined
            ? []
            : [
                [m.erasureRequests.refusedBy, <bdi key="refused">{nameOf(refusal.by)}</bdi>] as const,
                [m.erasureRequests.ground, m.erasureRequests.grounds[refusal.ground]] as const,
                [m.erasureRequests.reason, <bdi key="reason">{refusal.reason}</bdi>] as const,
              ]),
          ...(carriedOut === undefined
            ? []
            : [[m.erasureRequests.carriedOut, <Time key="out" at={carriedOut.at} as="full" />] as const]),
          ...(withdrawn === undefined
            ? []
            : [[m.erasureRequests.withdrawn, <Time key="back" at={withdrawn.at} as="full" />] as const]),
        ]}
      />
    </div>
  )
}

interface AskedProps {
  readonly request: ErasureRequest
  readonly step: Step | undefined
  readonly onClose: () => void
}

const Asked = ({ request, step, onClose }: AskedProps) => {
  const m = useMessages()
  const extend = useExtend(request.id, onClose)
  if (step === 'refuse') return <RefuseRequest request={request} onClose={onClose} />
  if (step === 'erase') return <Erase userId={request.userId} onClose={onClose} />
  if (step === undefined) return null
  return (
    <ReasonDialog
      title={m.erasureRequests.extend}
      hint={m.erasureRequests.extendHint}
      submitLabel={m.erasureRequests.extend}
      isBusy={extend.isPending}
      error={extend.error}
      onClose={onClose}
      onReason={(reason) => extend.mutate(reason)}
    />
  )
}

const Erase = ({ userId, onClose }: { userId: string; onClose: () => void }) => {
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: ['people', 'one', userId],
    queryFn: () => answered(directory.GET('/v1/users/{id}', { params: { path: { id: userId } } })),
  })
  if (data === undefined) return null
  return (
    <ErasePerson
      person={data}
      onClose={() => {
        void queries.invalidateQueries({ queryKey: requestsKey })
        onClose()
      }}
    />
  )
}
