import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
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
type ReadOne = (id: string) => Promise<Named>

interface Source {
  readonly permission: Permission
  readonly read: Read
  readonly readOne: ReadOne
}

const at = (id: string) => ({ params: { path: { id } } })

// Doors, rules, schedules, holidays and macros are read alike; what is taken of them is their name.
const configured = (
  kind: 'doors' | 'schedules' | 'access-rules' | 'holidays' | 'macros',
  permission: Permission,
): Source => {
  const all = `/v1/${kind}` as '/v1/doors'
  const one = `/v1/${kind}/{id}` as '/v1/doors/{id}'
  return {
    permission,
    read: (query) => answered(accessDecision.GET(all, { params: { query } })),
    readOne: (id) => answered(accessDecision.GET(one, at(id))),
  }
}

const sources: Readonly<Record<Pickable, Source>> = {
  people: {
    permission: 'user:read',
    read: (query) => answered(directory.GET('/v1/users', { params: { query } })),
    readOne: (id) => answered(directory.GET('/v1/users/{id}', at(id))),
  },
  groups: {
    permission: 'user:read',
    read: (query) => answered(directory.GET('/v1/groups', { params: { query } })),
    readOne: (id) => answered(directory.GET('/v1/groups/{id}', at(id))),
  },
  roles: {
    permission: 'role:read',
    read: ({ limit }) => answered(directory.GET('/v1/roles', { params: { query: { limit } } })),
    readOne: (id) => answered(directory.GET('/v1/roles/{id}', at(id))),
  },
  premises: {
    permission: 'premises:read',
    read: (query) => answered(directory.GET('/v1/premises', { params: { query } })),
    readOne: (id) => answered(directory.GET('/v1/premises/{id}', at(id))),
  },
  doors: configured('doors', 'door:read'),
  schedules: configured('schedules', 'rule:read'),
  'access-rules': configured('access-rules', 'rule:read'),
  holidays: configured('holidays', 'rule:read'),
  macros: configured('macros', 'rule:read'),
  devices: {
    permission: 'device:read',
    read: (query) => answered(deviceIngest.GET('/v1/devices', { params: { query } })),
    readOne: (id) => answered(deviceIngest.GET('/v1/devices/{id}', at(id))),
  },
}

const useListed = (kind: Pickable, q: string, isWanted: boolean): readonly Named[] | undefined => {
  const may = useMay()
  const { permission, read } = sources[kind]
  const { data } = useQuery({
    queryKey: [kind, 'pickable', q],
    enabled: isWanted && may(permission),
    staleTime: 30_000,
    // While a list is narrowed, the one before stands: keys act on what is shown, and nothing is said not to be found.
    placeholderData: keepPreviousData,
    queryFn: () => read({ limit: MOST, ...(q !== '' && { q }) }),
  })
  return data?.items
}

/** The first few hundred that match what was typed. */
export const usePickable = (kind: Pickable, q = '', isWanted = true): readonly Named[] =>
  useListed(kind, q, isWanted) ?? []

/**
 * Names by id; an id stands for itself until its name is known. Where there are more than one list holds, the names
 * that a page asks for are read one by one, each once.
 */
export const useNames = (kind: Pickable): ((id: string) => string) => {
  const queries = useQueryClient()
  const listed = useListed(kind, '', true)
  const [read, setRead] = useState<ReadonlyMap<string, string>>(new Map())
  const asked = useRef(new Set<string>())
  const flush = () => {
    if (listed === undefined || listed.length < MOST || asked.current.size === 0) return
    const ids = [...asked.current]
    asked.current.clear()
    const { readOne } = sources[kind]
    const nameOf = async (id: string) => {
      const queryKey = [kind, 'name', id]
      const found = await queries.fetchQuery({ queryKey, staleTime: 300_000, retry: false, queryFn: () => readOne(id) })
      return [id, found.name] as const
    }
    // Whatever cannot be read, as it is gone or lies elsewhere, keeps its id.
    const names = ids.map((id) => nameOf(id).catch(() => [id, id] as const))
    void Promise.all(names).then((found) => setRead((known) => new Map([...known, ...found])))
  }
  useEffect(flush)
  const names = useMemo(() => new Map(listed?.map(({ id, name }) => [id, name])), [listed])
  return (id) => {
    const name = names.get(id) ?? read.get(id)
    if (name === undefined && !asked.current.has(id)) {
      asked.current.add(id)
      // Rows are drawn as the reader scrolls, without the page around them.
      setTimeout(flush)
    }
    return name ?? id
  }
}
