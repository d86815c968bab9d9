import type { Purge } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge, type Tone } from '../../ui/badge'

const tones: Readonly<Record<Purge['status'], Tone>> = {
  counting: 'info',
  previewed: 'neutral',
  awaiting_approval: 'held',
  waiting: 'info',
  running: 'info',
  paused: 'held',
  stopped: 'denied',
  completed: 'granted',
  cancelled: 'neutral',
}

export const PurgeBadge = ({ status }: Pick<Purge, 'status'>) => {
  const m = useMessages()
  return <Badge tone={tones[status]}>{m.purges.status[status]}</Badge>
}

export const isOver = ({ status }: Pick<Purge, 'status'>): boolean => status === 'completed' || status === 'cancelled'
