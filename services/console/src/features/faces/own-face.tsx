import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, faceMatch } from '../../api/client'
import type { FaceStatus } from '../../api/types'
import { useLanguage, useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { FormFaults } from '../../ui/form-dialog'
import { Section } from '../../ui/page'
import { Callout, ErrorState, Skeleton } from '../../ui/states'
import { announce } from '../../ui/toasts'
import { FaceStatusFacts } from './face-status-facts'
import { consentTo } from './notice'

/** Oneself: whether one’s face is compared, agreeing, and withdrawing. */
export const OwnFace = () => {
  const m = useMessages()
  const locale = useLanguage()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: ['faces', 'own'],
    queryFn: () => answered(faceMatch.GET('/v1/users/me/face-consent')),
  })
  const change = useMutation({
    mutationFn: async (isGiven: boolean): Promise<FaceStatus> => {
      if (!isGiven) return answered(faceMatch.DELETE('/v1/users/me/face-consent'))
      const body = await consentTo(m, { locale, method: 'e_signature' })
      return answered(faceMatch.PUT('/v1/users/me/face-consent', { body }))
    },
    onSuccess: (_, isGiven) => {
      announce(isGiven ? m.faces.agreed : m.faces.withdrawn)
      return queries.invalidateQueries({ queryKey: ['faces'] })
    },
  })
  return (
    <Section title={m.faces.own}>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={3} />}
      {data !== undefined && (
        <>
          <div className="grid gap-3 px-4 pt-4">
            <Callout tone={data.takesPart ? 'info' : 'granted'}>
              {data.takesPart ? m.faces.ownPart : m.faces.ownNoPart}
            </Callout>
            <p className="text-soft">{m.faces.ownHint}</p>
          </div>
          <FaceStatusFacts status={data} />
          <div className="grid gap-3 border-t border-line p-4">
            <FormFaults error={change.error} />
            {data.consent === null && <p className="text-sm text-soft">{m.faces.noticeText}</p>}
            <div className="flex flex-wrap gap-2">
              {data.consent === null && (
                <Button size="small" isBusy={change.isPending} onClick={() => change.mutate(true)}>
                  {m.faces.agree}
                </Button>
              )}
              {!data.optedOut && (
                <Button size="small" isBusy={change.isPending} onClick={() => change.mutate(false)}>
                  {data.consent === null ? m.faces.optOut : m.faces.withdraw}
                </Button>
              )}
            </div>
          </div>
        </>
      )}
    </Section>
  )
}
