import { CircleCheck, CircleDot, Clock, TriangleAlert } from 'lucide-react'
import type { Lock } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge, type Tone } from '../../ui/badge'

const tones: Readonly<Record<Lock['programmingState'], Tone>> = {
  up_to_date: 'granted',
  needs_programming: 'held',
  scheduled: 'info',
  programming: 'info',
  failed: 'denied',
}
const icons = {
  up_to_date: CircleCheck,
  needs_programming: TriangleAlert,
  scheduled: Clock,
  programming: CircleDot,
  failed: TriangleAlert,
}

/** Whether a lock does what is desired of it. */
export const ProgrammingBadge = ({ state }: { state: Lock['programmingState'] }) => {
  const m = useMessages()
  const Icon = icons[state]
  return (
    <Badge tone={tones[state]} icon={<Icon aria-hidden />}>
      {m.locks.states[state]}
    </Badge>
  )
}
