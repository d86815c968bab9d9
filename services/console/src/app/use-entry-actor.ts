import { useMessages } from './use-messages'

interface Actor {
  readonly type: string
  readonly id?: string | null | undefined
  readonly name?: string | null | undefined
}

export type ActorOf = (actor: Actor) => string

/** The ids of API tokens: other systems that hand entries in name themselves otherwise. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** Who made an entry: by name, an API token as such, and whatever else acts by what it is called. */
export const useEntryActor = (): ActorOf => {
  const m = useMessages()
  return ({ type, id, name }) => {
    if (name) return name
    return type === 'integration' && id && UUID.test(id) ? m.tokens.actor : (id ?? type)
  }
}
