import type { ErasureRequest } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'

const tones = { open: 'info', refused: 'neutral', carried_out: 'granted', withdrawn: 'neutral' } as const

export const RequestBadge = ({ status, isOverdue }: Pick<ErasureRequest, 'status' | 'isOverdue'>) => {
  const m = useMessages()
  return isOverdue ? (
    <Badge tone="denied">{m.erasureRequests.overdue}</Badge>
  ) : (
    <Badge tone={tones[status]}>{m.erasureRequests.statuses[status]}</Badge>
  )
}
