/**
 * How one aggregate changes. A command on a state yields facts; facts yield the next state.
 * Pure: the time, new ids and whatever must be looked up come in with the command.
 */
export interface Decider<Command, State, Event> {
  readonly initial: State
  /** @throws {DomainError} when the state does not allow the command */
  decide(command: Command, state: State): readonly Event[]
  evolve(state: State, event: Event): State
}

/** The state after a history of facts. */
export const stateOf = <State, Event>(
  decider: Pick<Decider<never, State, Event>, 'initial' | 'evolve'>,
  history: Iterable<Event>,
): State => {
  let state = decider.initial
  for (const event of history) state = decider.evolve(state, event)
  return state
}
