import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, faceMatch } from '../../api/client'
import type { FaceStatus } from '../../api/types'
import { useLanguage, useMessages } from '../../app/use-messages'
import { useMay } from '../../app/use-session'
import { Button } from '../../ui/button'
import { FormFaults } from '../../ui/form-dialog'
import { Section } from '../../ui/page'
import { Callout, ErrorState, Skeleton } from '../../ui/states'
import { announce } from '../../ui/toasts'
import { FaceStatusFacts } from './face-status-facts'
import { consentTo } from './notice'
import { ProfilePhoto } from './profile-photo'

/** Of a person: the photo and what is wrong with it, consent on record, and the way out. */
export const PersonFace = ({ userId, name }: { userId: string; name: string }) => {
  const m = useMessages()
  const may = useMay()
  const { data, error, refetch } = useQuery({
    queryKey: ['faces', 'of', userId],
    queryFn: () => answered(faceMatch.GET('/v1/users/{id}/face-status', { params: { path: { id: userId } } })),
  })
  return (
    <Section title={m.faces.person}>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={3} />}
      {data !== undefined && (
        <>
          <ProfilePhoto status={data} name={name} />
          {data.photoFault !== null && (
            <div className="px-4">
              <Callout tone="held">{m.matching.faults[data.photoFault] ?? data.photoFault}</Callout>
            </div>
          )}
          <FaceStatusFacts status={data} />
          {may('user:write') && <Consent status={data} />}
        </>
      )}
    </Section>
  )
}

const Consent = ({ status: { userId, consent, optedOut } }: { status: FaceStatus }) => {
  const m = useMessages()
  const locale = useLanguage()
  const queries = useQueryClient()
  const params = { path: { id: userId } }
  const change = useMutation({
    mutationFn: async (isGiven: boolean): Promise<FaceStatus> => {
      if (!isGiven) return answered(faceMatch.DELETE('/v1/users/{id}/face-consent', { params }))
      const body = await consentTo(m, { locale, method: 'paper' })
      return answered(faceMatch.PUT('/v1/users/{id}/face-consent', { params, body }))
    },
    onSuccess: (_, isGiven) => {
      announce(isGiven ? m.faces.recorded : m.faces.withdrawn)
      return queries.invalidateQueries({ queryKey: ['faces'] })
    },
  })
  return (
    <div className="grid gap-2 border-t border-line p-4">
      <FormFaults error={change.error} />
      <div className="flex flex-wrap gap-2">
        {consent === null && (
          <Button size="small" isBusy={change.isPending} onClick={() => change.mutate(true)}>
            {m.faces.record}
          </Button>
        )}
        {!optedOut && (
          <Button size="small" isBusy={change.isPending} onClick={() => change.mutate(false)}>
            {consent === null ? m.faces.optOut : m.faces.withdraw}
          </Button>
        )}
      </div>
      {consent === null && <p className="text-sm text-faint">{m.faces.recordHint}</p>}
    </div>
  )
}
