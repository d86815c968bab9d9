import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FileClock, ScrollText } from 'lucide-react'
import { answered, auditTrail } from '../../api/client'
import type { Lock } from '../../api/types'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import type { MenuAction } from '../../ui/menu'
import { announce } from '../../ui/toasts'

/** Asks for the whole trail of a lock; when somebody asked already, that request answers. */
export const useRequestTrail = () => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      answered(auditTrail.POST('/v1/locks/{id}/audit-trail-requests', { params: { path: { id } } })),
    onSuccess: () => {
      announce(m.locks.requested)
      void queries.invalidateQueries({ queryKey: ['trail-requests'] })
      return queries.invalidateQueries({ queryKey: ['locks'] })
    },
    onError: (error) => announce(error.message, 'failed'),
  })
}

/** What can be done with a lock: by right click, by the button of its row, and by key. */
export const useLockActions = (): ((lock: Lock) => readonly MenuAction[]) => {
  const m = useMessages()
  const may = useMay()
  const navigate = useNavigate()
  const { mutate } = useRequestTrail()
  return ({ id }) => [
    ...(may('lock:request-audit-trail')
      ? [{ label: m.locks.request, icon: <FileClock aria-hidden />, onSelect: () => mutate(id) }]
      : []),
    {
      label: m.locks.inLog,
      icon: <ScrollText aria-hidden />,
      onSelect: () => void navigate({ to: '/access-log', search: { device: [id], range: '30' } }),
    },
  ]
}
