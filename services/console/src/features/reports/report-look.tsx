import { Check, CircleSlash, Clock, Loader, TriangleAlert } from 'lucide-react'
import type { Report } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge, type Tone } from '../../ui/badge'

const looks = {
  waiting: ['neutral', Clock],
  running: ['info', Loader],
  ready: ['granted', Check],
  failed: ['denied', TriangleAlert],
  cancelled: ['neutral', CircleSlash],
  expired: ['neutral', CircleSlash],
} as const satisfies Record<Report['status'], readonly [Tone, unknown]>

export const ReportBadge = ({ status }: Pick<Report, 'status'>) => {
  const m = useMessages()
  const [tone, Icon] = looks[status]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {m.reports.statuses[status]}
    </Badge>
  )
}

export const isUnderWay = ({ status }: Pick<Report, 'status'>): boolean => status === 'waiting' || status === 'running'
