import { useQuery } from '@tanstack/react-query'
import { fetchOrFail } from '../../api/access-token'
import { Callout } from '../../ui/states'
import { spanText } from '../clock'
import { useLanguage, useMessages } from '../use-messages'

const TOLERATED_MS = 120_000
const EVERY_MS = 600_000

/** Says when the clock of this computer is wrong, which makes “an hour ago” wrong, too. */
export const ClockNotice = () => {
  const m = useMessages()
  const language = useLanguage()
  const { data: offMs = 0 } = useQuery({
    queryKey: ['clock'],
    refetchInterval: EVERY_MS,
    retry: false,
    queryFn: async () => {
      const { headers } = await fetchOrFail('/health/live', { cache: 'no-store' })
      const told = Date.parse(headers.get('date') ?? '')
      return Number.isNaN(told) ? 0 : Date.now() - told
    },
  })
  return Math.abs(offMs) < TOLERATED_MS ? null : (
    <Callout tone="held">{m.shell.clockOff(spanText(offMs, language))}</Callout>
  )
}
