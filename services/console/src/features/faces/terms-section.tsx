import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, faceMatch } from '../../api/client'
import type { FaceSettings } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { FormFaults } from '../../ui/form-dialog'
import { Facts, Section } from '../../ui/page'
import { Callout, ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'
import { ActorName } from './actor-name'

/** What somebody has to confirm before faces are compared; who did, when, and of which version. */
export const TermsSection = ({ terms: { currentVersion, acknowledged } }: { terms: FaceSettings['terms'] }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const { data, error } = useQuery({
    queryKey: ['faces', 'terms'],
    queryFn: () => answered(faceMatch.GET('/v1/face/terms')),
  })
  const acknowledge = useMutation({
    mutationFn: (version: string) => answered(faceMatch.POST('/v1/face/terms/acknowledgements', { body: { version } })),
    onSuccess: () => {
      announce(m.faces.acknowledged)
      return queries.invalidateQueries({ queryKey: ['faces'] })
    },
  })
  const isCurrent = acknowledged?.version === currentVersion
  return (
    <Section
      title={m.faces.terms}
      actions={<span className="text-sm text-soft">{m.faces.version(currentVersion)}</span>}
    >
      {error !== null && <ErrorState error={error} />}
      {data === undefined && error === null && <Skeleton lines={5} />}
      {data !== undefined && (
        <div className="grid gap-3 p-4">
          <div lang="en" className="grid gap-1.5">
            {data.text.split('\n').map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          {!isCurrent && (
            <>
              <Callout tone="held">{acknowledged === null ? m.faces.notYet : m.faces.outdated}</Callout>
              <FormFaults error={acknowledge.error} />
              <div>
                <Button kind="primary" isBusy={acknowledge.isPending} onClick={() => acknowledge.mutate(data.version)}>
                  {m.faces.acknowledge}
                </Button>
              </div>
            </>
          )}
        </div>
      )}
      {acknowledged !== null && (
        <div className="border-t border-line">
          <Facts
            facts={[
              [m.faces.acknowledgedBy, <ActorName key="by" actor={acknowledged.by} />],
              [m.faces.acknowledgedAt, <Time key="at" at={acknowledged.at} as="full" />],
              [m.faces.acknowledgedVersion, acknowledged.version],
            ]}
          />
        </div>
      )}
    </Section>
  )
}
