import { useQuery } from '@tanstack/react-query'
import { fetchOrFail } from '../../api/access-token.ts'
import { problemOf } from '../../api/problem.ts'
import { Callout } from '../../ui/states'
import { useReachable } from '../online.ts'
import { useMessages } from '../use-messages.ts'

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
