import { passwordChanged, passwordResetRequested } from '@doorledger/contracts'
import { aggregate } from '@doorledger/event-store'
import { password } from '../domain/password.js'

/** The hash goes with the command that changes it (`SetPassword`), never with the event. */
export const passwords = aggregate({
  name: 'password',
  decider: password,
  events: [passwordChanged, passwordResetRequested],
})
