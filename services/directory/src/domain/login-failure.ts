import type { FactOf, LoginFailed } from '@doorledger/contracts'
import type { Decider } from '@doorledger/kernel'

export type LoginFailure = FactOf<LoginFailed>
export interface RecordFailure {
  readonly type: 'record'
  readonly failure: LoginFailed['data']
}

/** An attempt to sign in that failed. It is told once and never changes. */
export const loginFailure: Decider<RecordFailure, { readonly isTold: boolean }, LoginFailure> = {
  initial: { isTold: false },
  decide: ({ failure }, { isTold }) => (isTold ? [] : [{ type: 'auth.login_failed', data: failure }]),
  evolve: () => ({ isTold: true }),
}
