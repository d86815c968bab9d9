import { useMutation, useQueryClient } from '@tanstack/react-query'
import { accessDecision, answered } from '../../api/client'
import { useSession } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { announce } from '../../ui/toasts'

type Handling =
  | { readonly id: string; readonly does: 'acknowledge' }
  | { readonly id: string; readonly does: 'take' }
  | { readonly id: string; readonly does: 'assign'; readonly to: string | null }
  | { readonly id: string; readonly does: 'resolve'; readonly comment: string }

/** Says of an alert that it was seen, whose it is, or how it ended. */
export const useHandleAlert = (onDone?: () => void) => {
  const m = useMessages()
  const queries = useQueryClient()
  const { userId } = useSession()
  return useMutation({
    mutationFn: (handling: Handling) => {
      const params = { path: { id: handling.id } }
      switch (handling.does) {
        case 'acknowledge':
          return answered(accessDecision.POST('/v1/alerts/{id}/acknowledge', { params, body: {} }))
        case 'take':
          return answered(accessDecision.POST('/v1/alerts/{id}/assign', { params, body: { to: userId } }))
        case 'assign':
          return answered(accessDecision.POST('/v1/alerts/{id}/assign', { params, body: { to: handling.to } }))
        case 'resolve':
          return answered(
            accessDecision.POST('/v1/alerts/{id}/resolve', { params, body: { comment: handling.comment } }),
          )
      }
    },
    onSuccess: async (_, { does }) => {
      announce(m.alerts.handled[does])
      await queries.invalidateQueries({ queryKey: ['alerts'] })
      onDone?.()
    },
    onError: (error) => announce(error.message, 'failed'),
  })
}
