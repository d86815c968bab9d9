import { Ban, Check, EyeOff } from 'lucide-react'
import type { Person } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'

export const PersonState = ({ enabled, erasedAt }: Pick<Person, 'enabled' | 'erasedAt'>) => {
  const m = useMessages()
  if (erasedAt !== null) {
    return (
      <Badge tone="neutral" icon={<EyeOff aria-hidden />}>
        {m.directory.erased}
      </Badge>
    )
  }
  return (
    <Badge tone={enabled ? 'granted' : 'denied'} icon={enabled ? <Check aria-hidden /> : <Ban aria-hidden />}>
      {enabled ? m.directory.enabled : m.directory.disabled}
    </Badge>
  )
}
