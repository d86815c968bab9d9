import { Check, Clock, ShieldAlert, TriangleAlert, X, Zap } from 'lucide-react'
import { useMessages } from '../../app/use-messages'
import type { AccessEvent } from '../../api/types'
import { Badge, type Tone } from '../../ui/badge'

const tones: Readonly<Record<AccessEvent['result'], Tone>> = {
  granted: 'granted',
  denied: 'denied',
  forced: 'denied',
  held_open: 'held',
  error: 'error',
}
const icons = { granted: Check, denied: X, forced: Zap, held_open: Clock, error: TriangleAlert }

/** What came of an attempt, in words, a sign and a colour. */
export const ResultBadge = ({ result, reason }: Pick<AccessEvent, 'result' | 'reason'>) => {
  const m = useMessages()
  const isDuress = reason === 'duress'
  const Icon = isDuress ? ShieldAlert : icons[result]
  return (
    <Badge tone={isDuress ? 'denied' : tones[result]} icon={<Icon aria-hidden />}>
      {isDuress ? m.accessLog.duress : m.accessLog.results[result]}
    </Badge>
  )
}
