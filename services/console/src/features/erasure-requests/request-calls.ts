import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, retention } from '../../api/client'
import type { ErasureRequest } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { announce } from '../../ui/toasts'

export const requestsKey = ['erasure-requests']

export type Basis = ErasureRequest['basis']
export type Ground = NonNullable<ErasureRequest['refusal']>['ground']

interface NewRequest {
  readonly userId: string
  readonly basis: Basis
  readonly reference?: string
  readonly receivedAt?: string
}

/** Files, puts off or refuses; the list is read again then. */
const useStep = <Asked>(
  ask: (asked: Asked) => Promise<ErasureRequest>,
  said: string,
  onDone: (request: ErasureRequest) => void,
) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ask,
    onSuccess: async (request) => {
      announce(said)
      await queries.invalidateQueries({ queryKey: requestsKey })
      onDone(request)
    },
  })
}

export const useFile = (onDone: (request: ErasureRequest) => void) =>
  useStep(
    (body: NewRequest) => answered(retention.POST('/v1/retention/erasure-requests', { body })),
    useMessages().erasureRequests.filed,
    onDone,
  )

export const useExtend = (id: string, onDone: () => void) =>
  useStep(
    (reason: string) =>
      answered(
        retention.POST('/v1/retention/erasure-requests/{id}/extend', { params: { path: { id } }, body: { reason } }),
      ),
    useMessages().erasureRequests.extended,
    onDone,
  )

export const useRefuse = (id: string, onDone: () => void) =>
  useStep(
    (body: { readonly ground: Ground; readonly reason: string }) =>
      answered(retention.POST('/v1/retention/erasure-requests/{id}/refuse', { params: { path: { id } }, body })),
    useMessages().erasureRequests.refused,
    onDone,
  )
