import { useMessages } from './use-messages'
import { usePersonNames } from './use-person-names'

/** Names of those who did something, as records name them: `user:` or `token:`, and an id. */
export const useActorNames = (): ((actor: string) => string) => {
  const m = useMessages()
  const nameOf = usePersonNames()
  return (actor) => (actor.startsWith('token:') ? m.tokens.actor : nameOf(idOfActor(actor)))
}

export const idOfActor = (actor: string): string => actor.replace(/^user:/, '')
