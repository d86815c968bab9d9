import type { FaceStatus } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { Facts } from '../../ui/page'
import { Time } from '../../ui/time'
import { ActorName } from './actor-name'

/** Whether somebody takes part, and what was agreed to. */
export const FaceStatusFacts = ({ status }: { status: FaceStatus }) => {
  const m = useMessages()
  const { takesPart, optedOut, consent, hasTemplate } = status
  const part = optedOut ? m.faces.optedOut : takesPart ? m.states.yes : m.states.no
  return (
    <Facts
      facts={[
        [
          m.faces.takesPart,
          <Badge key="part" tone={takesPart ? 'granted' : 'neutral'}>
            {part}
          </Badge>,
        ],
        [m.faces.template, hasTemplate ? m.faces.hasTemplate : m.faces.noTemplate],
        ...(consent === null
          ? [[m.faces.consent, m.faces.noConsent] as const]
          : [
              [m.faces.consent, `${m.faces.methods[consent.method]}, ${m.faces.holdsFor(consent.termDays)}`] as const,
              [m.faces.consentOn, <Time key="at" at={consent.at} as="full" />] as const,
              [m.faces.recordedBy, <ActorName key="by" actor={consent.recordedBy} />] as const,
              [m.faces.notice, `${m.faces.version(consent.noticeVersion)} (${consent.locale})`] as const,
            ]),
      ]}
    />
  )
}
