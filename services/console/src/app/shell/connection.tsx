import { useQuery } from '@tanstack/react-query'
import { fetchOrFail } from '../../api/access-token'
import { problemOf } from '../../api/problem'
import { Callout } from '../../ui/states'
import { useReachable } from '../online'
import { useMessages } from '../use-messages'

const EVERY_MS = 15_000

/** Says when the server does not answer, on every page, and when it does again. */
export const Connection = () => {
  const m = useMessages()
  const isReachable = useReachable()
  useQuery({
    queryKey: ['health'],
    refetchInterval: isReachable ? EVERY_MS : 3_000,
    retry: false,
    queryFn: async () => {
      const response = await fetchOrFail('/health/live')
      if (!response.ok) throw problemOf(response.status, undefined)
      return response.ok
    },
  })
  return (
    <div role="status" className="no-print sticky top-0 z-20">
      {!isReachable && <Callout tone="held">{m.shell.offline}</Callout>}
    </div>
  )
}
