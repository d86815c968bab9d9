import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, reporting } from '../../api/client'
import type { SavedView } from '../../api/types'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { announce } from '../../ui/toasts'

export const savedViewsKey = ['saved-views']

export const useSavedViews = () => {
  const may = useMay()
  return useQuery({
    queryKey: savedViewsKey,
    enabled: may('access-log:read'),
    staleTime: 60_000,
    queryFn: () => answered(reporting.GET('/v1/saved-views')).then(({ items }) => items),
  })
}

type NewView = Pick<SavedView, 'name' | 'page' | 'query' | 'shared'>

export const useSaveView = (onSaved: () => void) => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (view: NewView) => answered(reporting.POST('/v1/saved-views', { body: view })),
    onSuccess: async () => {
      announce(m.savedViews.saved)
      await queries.invalidateQueries({ queryKey: savedViewsKey })
      onSaved()
    },
  })
}

/** What a view is called: those of every installation in the reader’s language. */
export const useViewName = (): ((view: Pick<SavedView, 'id' | 'name'>) => string) => {
  const m = useMessages()
  const presets: Readonly<Record<string, string>> = m.savedViews.presets
  return ({ id, name }) => presets[id] ?? name
}
