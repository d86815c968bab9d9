import { type Decider, DomainError, stateOf } from '@doorledger/kernel'
import { expect } from 'vitest'

/** What became of a command. */
export interface Outcome<Event> {
  /** Exactly these events, in this order. */
  then(events: readonly Event[]): void
  /** No events: a {@link DomainError} with this code. */
  thenRefused(code: string): void
}

/**
 * A test of a decider that reads as a sentence: given this history, when this command, then those events.
 * `given(door, [installed]).when(open).then([opened])`
 */
export const given = <Command, State, Event>(decider: Decider<Command, State, Event>, history: readonly Event[]) => ({
  when: (command: Command): Outcome<Event> => {
    const decide = () => decider.decide(command, stateOf(decider, history))
    return {
      then: (events) => expect(decide()).toEqual(events),
      thenRefused: (code) => expect(refusalOf(decide)).toBe(code),
    }
  },
})

const refusalOf = (decide: () => unknown): string | undefined => {
  try {
    decide()
    return undefined
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}
