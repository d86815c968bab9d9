import { CircleCheck, CirclePause, TriangleAlert } from 'lucide-react'
import type { Subscription } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'

/** Whether somebody is told, and whether that works. */
export const SubscriptionState = ({ enabled, failures }: Pick<Subscription, 'enabled' | 'failures'>) => {
  const m = useMessages()
  if (!enabled) {
    return (
      <Badge tone="neutral" icon={<CirclePause aria-hidden />}>
        {m.webhooks.paused}
      </Badge>
    )
  }
  return failures === 0 ? (
    <Badge tone="granted" icon={<CircleCheck aria-hidden />}>
      {m.webhooks.active}
    </Badge>
  ) : (
    <Badge tone="held" icon={<TriangleAlert aria-hidden />}>
      {m.webhooks.failing(failures)}
    </Badge>
  )
}

/** `hooks.example.com`, or how many get a mail. */
export const useReceiver = () => {
  const m = useMessages()
  return ({ channel, target }: Pick<Subscription, 'channel' | 'target'>): string =>
    channel === 'mail' && /^\d+$/.test(target) ? m.webhooks.recipients(target) : target
}
