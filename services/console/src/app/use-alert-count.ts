import { useQuery } from '@tanstack/react-query'
import { accessDecision, answered } from '../api/client'
import { useMay } from './use-session'

const MOST = 100
const REFRESH_MS = 15_000

/** How many alerts nobody has looked at yet; 100 stands for more. */
export const useAlertCount = (): number => {
  const may = useMay()
  const { data } = useQuery({
    queryKey: ['alerts', 'count'],
    enabled: may('alert:read'),
    refetchInterval: REFRESH_MS,
    queryFn: () => answered(accessDecision.GET('/v1/alerts', { params: { query: { status: 'open', limit: MOST } } })),
  })
  return data?.items.length ?? 0
}
