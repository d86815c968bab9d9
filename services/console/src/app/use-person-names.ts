import { useNames } from './use-pickable'

/** Names of people by id, for lists that hold ids. */
export const usePersonNames = (): ((id: string) => string) => useNames('people')
