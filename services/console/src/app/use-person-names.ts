import { useQuery } from '@tanstack/react-query'
import { answered, directory } from '../api/client'
import { useMay } from './use-session'

const MOST = 500

/** Names of people by id, for lists that hold ids; an id stands for itself when its name is not known. */
export const usePersonNames = (): ((id: string) => string) => {
  const may = useMay()
  const { data } = useQuery({
    queryKey: ['person-names'],
    enabled: may('user:read'),
    staleTime: 60_000,
    queryFn: () => answered(directory.GET('/v1/users', { params: { query: { limit: MOST } } })),
  })
  const names = new Map(data?.items.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}
