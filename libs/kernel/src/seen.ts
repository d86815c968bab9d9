import { DomainError } from './domain-error.js'

/** The version that whoever gives a command has seen. */
export interface Seen {
  readonly expectedVersion: number
}

/** @throws {DomainError} `changed_meanwhile` with the current version: nothing is lost silently */
export const requireVersion = ({ expectedVersion }: Seen, currentVersion: number): void => {
  if (expectedVersion === currentVersion) return
  throw new DomainError('changed_meanwhile', 'conflict', 'It was changed meanwhile: read it again', {
    field: 'if-match',
    currentVersion,
  })
}
