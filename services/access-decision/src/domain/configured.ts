import { type Decider, DomainError, requireVersion, type Seen } from '@doorledger/kernel'
import type { ConfigKind, ConfigStates } from './policy-facts.js'

/** Whatever is configured: every kind has these, and fields of its own. */
export type AnyConfig = ConfigStates[ConfigKind]

export type ConfigFact = { readonly type: string; readonly data: AnyConfig }

export type ConfigCommand =
  | { readonly type: 'create'; readonly state: AnyConfig }
  | ({ readonly type: 'replace'; readonly state: AnyConfig } & Seen)
  | ({ readonly type: 'delete' } & Seen)

export interface ConfigStanding {
  readonly state: AnyConfig | undefined
  /** how many events led here; also that of the thing in answers */
  readonly version: number
}

/** The life of a configured thing of one kind. An id that was deleted may be used again. */
export const configuredThing = (kind: ConfigKind): Decider<ConfigCommand, ConfigStanding, ConfigFact> => ({
  initial: { state: undefined, version: 0 },
  decide: (command, { state, version }) => {
    if (command.type === 'create') {
      if (state === undefined) return [{ type: `${kind}.created`, data: command.state }]
      throw new DomainError(`${kind}_exists`, 'conflict', 'There is one with this id already', { field: 'id' })
    }
    if (state === undefined) throw notFound(kind)
    requireVersion(command, version)
    if (command.type === 'delete') return [{ type: `${kind}.deleted`, data: { ...state, deleted: true } }]
    return isSame(command.state, state) ? [] : [{ type: `${kind}.updated`, data: command.state }]
  },
  evolve: ({ version }, { data }) => ({
    state: data.deleted ? undefined : data,
    version: version + 1,
  }),
})

export const notFound = (kind: ConfigKind): DomainError =>
  new DomainError(`${kind}_not_found`, 'not_found', `There is no such ${kind.replace('_', ' ')}`)

const isSame = (one: object, other: object): boolean => sorted(one) === sorted(other)

/** As JSON whose members are in one order, however they were sent. */
const sorted = (value: object): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  )
