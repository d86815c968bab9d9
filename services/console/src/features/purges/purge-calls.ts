import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, retention } from '../../api/client'
import type { Purge } from '../../api/types'
import { announce } from '../../ui/toasts'
import { isOver } from './purge-look'

export const purgesKey = ['purges']
const REFRESH_MS = 700

export const usePurge = (id: string | undefined) =>
  useQuery({
    queryKey: [...purgesKey, 'one', id],
    enabled: id !== undefined,
    refetchInterval: ({ state: { data } }) => (data !== undefined && isOver(data) ? false : REFRESH_MS),
    queryFn: () => answered(retention.GET('/v1/retention/purges/{id}', { params: { path: { id: id! } } })),
  })

export type PurgeStep = 'approve' | 'pause' | 'resume' | 'cancel'
// The four steps are asked for alike.
const pathOf = (step: PurgeStep) => `/v1/retention/purges/{id}/${step}` as '/v1/retention/purges/{id}/pause'

export const usePurgeStep = (id: string) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (step: PurgeStep): Promise<Purge> =>
      answered(retention.POST(pathOf(step), { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: purgesKey }),
    onError: (error) => announce(error.message, 'failed'),
  })
}
