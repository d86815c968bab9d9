import { Ban, Check, Trash2 } from 'lucide-react'
import type { Credential } from '../../api/types'
import { useTimeText } from '../../app/time'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { Time } from '../../ui/time'

const looks = {
  active: { tone: 'granted', icon: Check },
  blocked: { tone: 'denied', icon: Ban },
  removed: { tone: 'neutral', icon: Trash2 },
} as const

export const KeyState = ({ state }: Pick<Credential, 'state'>) => {
  const m = useMessages()
  const { tone, icon: Icon } = looks[state]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {m.directory.states[state]}
    </Badge>
  )
}

/** Until when something is valid; what has expired is said in words, in red. */
export const Validity = ({ until }: { until: string | null }) => {
  const m = useMessages()
  const text = useTimeText()
  if (until === null) return <span className="text-faint">{m.directory.always}</span>
  if (new Date(until) > new Date()) return <Time at={until} as="day" />
  return <span className="font-medium text-danger">{m.directory.expired(text.day(until))}</span>
}
