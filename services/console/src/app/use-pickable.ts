import { useQuery } from '@tanstack/react-query'
import { accessDecision, answered, deviceIngest, directory } from '../api/client'
import type { Permission } from '../api/types'
import { useMay } from './use-session'

/** What fields let people pick from, by name. */
export type Pickable =
  | 'people'
  | 'groups'
  | 'roles'
  | 'doors'
  | 'premises'
  | 'schedules'
  | 'access-rules'
  | 'holidays'
  | 'macros'
  | 'devices'

export interface Named {
  readonly id: string
  readonly name: string
}

const MOST = 500

type Read = (query: { readonly limit: number; readonly q?: string }) => Promise<{ readonly items: readonly Named[] }>

const sources: Readonly<Record<Pickable, { readonly permission: Permission; readonly read: Read }>> = {
  people: { permission: 'user:read', read: (query) => answered(directory.GET('/v1/users', { params: { query } })) },
  groups: { permission: 'user:read', read: (query) => answered(directory.GET('/v1/groups', { params: { query } })) },
  roles: {
    permission: 'role:read',
    read: ({ limit }) => answered(directory.GET('/v1/roles', { params: { query: { limit } } })),
  },
  doors: { permission: 'door:read', read: (query) => answered(accessDecision.GET('/v1/doors', { params: { query } })) },
  premises: {
    permission: 'premises:read',
    read: (query) => answered(directory.GET('/v1/premises', { params: { query } })),
  },
  schedules: {
    permission: 'rule:read',
    read: (query) => answered(accessDecision.GET('/v1/schedules', { params: { query } })),
  },
  'access-rules': {
    permission: 'rule:read',
    read: (query) => answered(accessDecision.GET('/v1/access-rules', { params: { query } })),
  },
  holidays: {
    permission: 'rule:read',
    read: (query) => answered(accessDecision.GET('/v1/holidays', { params: { query } })),
  },
  macros: {
    permission: 'rule:read',
    read: (query) => answered(accessDecision.GET('/v1/macros', { params: { query } })),
  },
  devices: {
    permission: 'device:read',
    read: (query) => answered(deviceIngest.GET('/v1/devices', { params: { query } })),
  },
}

/** The first few hundred that match what was typed. */
export const usePickable = (kind: Pickable, q = '', isWanted = true): readonly Named[] => {
  const may = useMay()
  const { permission, read } = sources[kind]
  const { data } = useQuery({
    queryKey: [kind, 'pickable', q],
    enabled: isWanted && may(permission),
    staleTime: 30_000,
    queryFn: () => read({ limit: MOST, ...(q !== '' && { q }) }),
  })
  return data?.items ?? []
}

/** Names by id; an id stands for itself when its name is not known. */
export const useNames = (kind: Pickable): ((id: string) => string) => {
  const names = new Map(usePickable(kind).map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}
