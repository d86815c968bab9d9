import { useMutation, useQueryClient } from '@tanstack/react-query'
import { accessDecision, answered } from '../../api/client'
import type { Subscription } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { announce } from '../../ui/toasts'

/** All that people write of a subscription. Where it leads is left out when it stays as it is. */
export interface SubscriptionDraft extends Pick<
  Subscription,
  'name' | 'types' | 'filter' | 'facilityPath' | 'includeDuress' | 'enabled'
> {
  readonly webhook?: { readonly url: string }
  readonly mail?: { readonly to: string[] }
}

export const draftOf = ({
  name,
  types,
  filter,
  facilityPath,
  includeDuress,
  enabled,
}: Subscription): SubscriptionDraft => ({
  name,
  types,
  filter,
  includeDuress,
  enabled,
  ...(facilityPath !== undefined && { facilityPath }),
})

const key = ['subscriptions']
const ofVersion = ({ id, version }: Subscription) => ({ path: { id }, header: { 'If-Match': `"${version}"` } })

export const createSubscription = (body: SubscriptionDraft) =>
  answered(accessDecision.POST('/v1/subscriptions', { body }))

export const replaceSubscription = (known: Subscription, body: SubscriptionDraft) =>
  answered(accessDecision.PUT('/v1/subscriptions/{id}', { params: ofVersion(known), body }))

/** Tells no more for a while, or again. */
export const usePause = () => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (known: Subscription) => replaceSubscription(known, { ...draftOf(known), enabled: !known.enabled }),
    onSuccess: ({ enabled }) => {
      announce(enabled ? m.webhooks.isResumed : m.webhooks.isPaused)
      return queries.invalidateQueries({ queryKey: key })
    },
    onError: (error) => announce(error.message, 'failed'),
  })
}

export const useDeleteSubscription = (onDeleted: () => void) => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (known: Subscription) =>
      answered(accessDecision.DELETE('/v1/subscriptions/{id}', { params: ofVersion(known) })),
    onSuccess: async () => {
      announce(m.webhooks.deleted)
      onDeleted()
      await queries.invalidateQueries({ queryKey: [...key, 'list'] })
    },
  })
}

export const useRotateSecret = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      answered(accessDecision.POST('/v1/subscriptions/{id}/rotate-secret', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  })
}

export const useResend = (id: string) => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ position, isAllAfter }: { position: number; isAllAfter: boolean }): Promise<string> => {
      if (!isAllAfter) {
        const params = { path: { id, position } }
        await answered(accessDecision.POST('/v1/subscriptions/{id}/deliveries/{position}/resend', { params }))
        return m.deliveries.resent
      }
      const resumed = answered(
        accessDecision.POST('/v1/subscriptions/{id}/resume', {
          params: { path: { id } },
          body: { afterPosition: position },
        }),
      )
      return m.deliveries.resumed((await resumed).queued)
    },
    onSuccess: (text) => {
      announce(text)
      return queries.invalidateQueries({ queryKey: key })
    },
    onError: (error) => announce(error.message, 'failed'),
  })
}
