import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { accessDecision, answered } from '../api/client'
import type { Configuration } from '../api/types'
import { announce } from '../ui/toasts'
import { type ListPage, useList } from './use-list'
import { useMessages } from './use-messages'

export type ConfigurationKind = keyof Configuration

/** What people write of it; the rest the server keeps. */
export type Draft<Kind extends ConfigurationKind> = Omit<
  Configuration[Kind],
  'id' | 'version' | 'createdAt' | 'changedAt'
>

// Doors, rules, schedules, holidays and macros are read and written alike; their types follow from `kind`.
const one = (kind: ConfigurationKind) => `/v1/${kind}/{id}` as '/v1/doors/{id}'
const all = (kind: ConfigurationKind) => `/v1/${kind}` as '/v1/doors'
const MOST = 200

export const useConfigurations = <Kind extends ConfigurationKind>(kind: Kind, q = '') =>
  useList([kind, 'list', q], (cursor) =>
    answered(
      accessDecision.GET(all(kind), {
        params: { query: { limit: MOST, ...(q !== '' && { q }), ...(cursor !== undefined && { cursor }) } },
      }),
    ).then((page) => page as unknown as ListPage<Configuration[Kind]>),
  )

export const useConfiguration = <Kind extends ConfigurationKind>(kind: Kind, id: string) =>
  useQuery({
    queryKey: [kind, 'one', id],
    queryFn: () =>
      answered(accessDecision.GET(one(kind), { params: { path: { id } } })).then(
        (found) => found as unknown as Configuration[Kind],
      ),
  })

export interface Known {
  readonly id: string
  readonly version: number
}

/** Creates it, or replaces the version that was read: one that somebody else changed meanwhile is not overwritten. */
export const useSaveConfiguration = <Kind extends ConfigurationKind>(kind: Kind, onSaved: () => void) => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ known, draft }: { known: Known | undefined; draft: Draft<Kind> }): Promise<unknown> => {
      const body = draft as never
      if (known === undefined) return answered(accessDecision.POST(all(kind), { body }))
      const header = { 'If-Match': `"${known.version}"` }
      return answered(accessDecision.PUT(one(kind), { params: { path: { id: known.id }, header }, body }))
    },
    onSuccess: async () => {
      announce(m.rules.saved)
      await queries.invalidateQueries({ queryKey: [kind] })
      onSaved()
    },
  })
}

export const useDeleteConfiguration = (kind: ConfigurationKind, onDeleted?: () => void) => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version }: Known) =>
      answered(accessDecision.DELETE(one(kind), { params: { path: { id }, header: { 'If-Match': `"${version}"` } } })),
    onSuccess: async () => {
      announce(m.rules.deleted)
      await queries.invalidateQueries({ queryKey: [kind, 'list'] })
      onDeleted?.()
    },
    onError: (error) => announce(error.message, 'failed'),
  })
}
