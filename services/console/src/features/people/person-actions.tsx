import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Ban, Check, LogOut, ScrollText } from 'lucide-react'
import { answered, directory } from '../../api/client'
import type { Person } from '../../api/types'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import type { MenuAction } from '../../ui/menu'
import { announce } from '../../ui/toasts'

const routes = {
  enable: '/v1/users/{id}/enable',
  disable: '/v1/users/{id}/disable',
} as const

/** Lets a person in again, or no more. */
export const useEnablePerson = () => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, enabled }: { id: string; enabled: boolean }) =>
      answered(directory.POST(enabled ? routes.enable : routes.disable, { params: { path: { id } } } as never)),
    onSuccess: (_, { enabled }) => {
      announce(enabled ? m.directory.isEnabled : m.directory.isDisabled)
      return queries.invalidateQueries({ queryKey: ['people'] })
    },
    onError: (error) => announce(error.message, 'failed'),
  })
}

/** What can be done with a person, wherever one stands in a list. */
export const usePersonActions = (): ((person: Person) => readonly MenuAction[]) => {
  const m = useMessages()
  const may = useMay()
  const navigate = useNavigate()
  const { mutate } = useEnablePerson()
  const signOut = useMutation({
    mutationFn: (id: string) => answered(directory.DELETE('/v1/users/{id}/sessions', { params: { path: { id } } })),
    onSuccess: () => announce(m.directory.signedOut),
    onError: (error) => announce(error.message, 'failed'),
  })
  return ({ id, enabled, erasedAt }) => [
    ...(may('access-log:read')
      ? [
          {
            label: m.locks.inLog,
            icon: <ScrollText aria-hidden />,
            onSelect: () => void navigate({ to: '/access-log', search: { user: [id], range: '30' } }),
          },
        ]
      : []),
    ...(may('user:disable') && erasedAt === null
      ? [
          {
            label: enabled ? m.directory.disable : m.directory.enable,
            icon: enabled ? <Ban aria-hidden /> : <Check aria-hidden />,
            isDangerous: enabled,
            onSelect: () => mutate({ id, enabled: !enabled }),
          },
          {
            label: m.directory.signOutEverywhere,
            icon: <LogOut aria-hidden />,
            onSelect: () => signOut.mutate(id),
          },
        ]
      : []),
  ]
}
