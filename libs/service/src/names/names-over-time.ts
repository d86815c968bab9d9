import { directoryEvents, type PremisesEvent, type UserEvent } from '@doorledger/contracts'
import type { FoldProjection, NameSince } from '@doorledger/kernel'

/** What a sealed name came to. */
export type OpenedNames =
  | { readonly state: 'opened'; readonly name: string; readonly username: string }
  /** the key to it was destroyed */
  | { readonly state: 'destroyed' }
  /** it was changed, or is another's */
  | { readonly state: 'unreadable'; readonly why: string }

/** An event about somebody, with what is sealed in it opened. */
export type OpenedUserEvent = UserEvent & { readonly opened?: OpenedNames }

export type NamingEvent = OpenedUserEvent | PremisesEvent

/** A type, since rows are records by column name. */
export type NamesRow = {
  readonly tenant_id: string
  readonly kind: 'user' | 'premises'
  readonly id: string
  readonly user_no?: number | null
  readonly username?: string | null
  readonly names: readonly NameSince[]
  /** all of them, a line each */
  readonly called: string
  /** for good */
  readonly erased: boolean
  readonly stream_version: number
}

/**
 * What people and premises were called, and since when. Every event holds the whole state, and one that arrives again
 * after newer ones changes nothing. Of an erased person nothing is left, in whatever order events come after that.
 */
export const namesOverTime: FoldProjection<NamingEvent, NamesRow> = {
  kind: 'fold',
  name: 'names-over-time',
  version: 1,
  topic: directoryEvents.name,
  table: {
    name: 'names_over_time',
    columns: ['tenant_id', 'kind', 'id', 'user_no', 'username', 'names', 'called', 'erased', 'stream_version'],
    key: ['tenant_id', 'kind', 'id'],
  },
  key: ({ tenantid, type, subject }) => ({
    tenant_id: tenantid,
    kind: type.startsWith('user.') ? 'user' : 'premises',
    id: subject,
  }),
  evolve: (row, event) => {
    const version = event.streamversion ?? 1
    if (row !== undefined && (row.erased || version <= row.stream_version)) return row
    return isOfUser(event) ? userNamed(row, event, version) : premisesNamed(row, event, version)
  },
}

const isOfUser = (event: NamingEvent): event is OpenedUserEvent => event.type.startsWith('user.')

const userNamed = (row: NamesRow | undefined, event: OpenedUserEvent, version: number): NamesRow => {
  const { tenantid, time, data, opened } = event
  const who = { tenant_id: tenantid, kind: 'user' as const, id: data.userId, user_no: data.userNo }
  if (event.type === 'user.erased' || opened === undefined || opened.state === 'destroyed') {
    return { ...who, username: null, ...NO_NAMES, erased: true, stream_version: version }
  }
  if (opened.state === 'unreadable') throw new Error(`The names of a person cannot be read: ${opened.why}`)
  const { name, username } = opened
  return { ...who, username, ...since(row, time, name), erased: false, stream_version: version }
}

const premisesNamed = (row: NamesRow | undefined, event: PremisesEvent, version: number): NamesRow => ({
  tenant_id: event.tenantid,
  kind: 'premises',
  id: event.data.premisesId,
  ...since(row, event.time, event.data.name),
  erased: false,
  stream_version: version,
})

type Named = Pick<NamesRow, 'names' | 'called'>

const NO_NAMES: Named = { names: [], called: '' }

const since = ({ names, called }: Named = NO_NAMES, from: string, name: string): Named =>
  names.at(-1)?.name === name
    ? { names, called }
    : { names: [...names, { from, name }], called: names.length === 0 ? name : `${called}\n${name}` }
