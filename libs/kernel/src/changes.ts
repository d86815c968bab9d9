/** Fields of a state to change: what is left out stays, null removes what may be absent (RFC 7396). */
export type Changes<State extends object> = {
  readonly [Field in keyof State]?: ChangeOf<State, Field> | undefined
}

/** A field that is always there is given another value, which is never null: that would remove it. */
type ChangeOf<State extends object, Field extends keyof State> =
  Partial<Pick<State, Field>> extends Pick<State, Field> ? State[Field] | null : Exclude<State[Field], null>

/** The state with the changes made. */
export const withChanges = <State extends object>(state: State, changes: NoInfer<Changes<State>>): State => {
  const after: Partial<Record<string, unknown>> = { ...state }
  for (const [field, value] of Object.entries(changes)) {
    if (value === null) delete after[field]
    else if (value !== undefined) after[field] = value
  }
  return after as State
}
