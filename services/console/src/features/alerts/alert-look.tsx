import { BellDot, CheckCheck, CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { Alert } from '../../api/types'
import { useNames } from '../../app/use-pickable'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'

const severities = {
  info: { tone: 'info', icon: Info },
  warning: { tone: 'held', icon: TriangleAlert },
  critical: { tone: 'denied', icon: CircleAlert },
} as const

export const SeverityBadge = ({ severity }: Pick<Alert, 'severity'>) => {
  const m = useMessages()
  const { tone, icon: Icon } = severities[severity]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {m.alerts.severities[severity]}
    </Badge>
  )
}

const statuses = {
  open: { tone: 'denied', icon: BellDot },
  acknowledged: { tone: 'info', icon: CheckCheck },
  resolved: { tone: 'granted', icon: CircleCheck },
} as const

export const StatusBadge = ({ status }: Pick<Alert, 'status'>) => {
  const m = useMessages()
  const { tone, icon: Icon } = statuses[status]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {m.alerts.statuses[status]}
    </Badge>
  )
}

/** Whom or what an alert is about, by name. */
export const useSubject = (): ((alert: Pick<Alert, 'about'>) => string) => {
  const m = useMessages()
  const people = useNames('people')
  const doors = useNames('doors')
  const devices = useNames('devices')
  const premises = useNames('premises')
  return ({ about: { kind, id } }) => {
    const names = { user: people, door: doors, device: devices, area: premises }
    return kind === 'lockdown' ? m.shell.pages.lockdown : names[kind](id)
  }
}
