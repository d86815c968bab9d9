import { Ban, Check, EyeOff, TimerOff } from 'lucide-react'
import type { Person } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'

export const PersonState = ({
  enabled,
  erasedAt,
  permissionsExpired,
}: Pick<Person, 'enabled' | 'erasedAt' | 'permissionsExpired'>) => {
  const m = useMessages()
  if (erasedAt !== null) {
    return (
      <Badge tone="neutral" icon={<EyeOff aria-hidden />}>
        {m.directory.erased}
      </Badge>
    )
  }
  if (enabled && permissionsExpired !== 'none') {
    return (
      <Badge tone="denied" icon={<TimerOff aria-hidden />}>
        {m.directory.permissionsExpired[permissionsExpired]}
      </Badge>
    )
  }
  return (
    <Badge tone={enabled ? 'granted' : 'denied'} icon={enabled ? <Check aria-hidden /> : <Ban aria-hidden />}>
      {enabled ? m.directory.enabled : m.directory.disabled}
    </Badge>
  )
}
