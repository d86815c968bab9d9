import type { FactOf, PasswordChanged, PasswordResetRequested } from '@doorledger/contracts'
import type { Decider } from '@doorledger/kernel'

export type PasswordEvent = FactOf<PasswordChanged | PasswordResetRequested>

export type PasswordCommand =
  | { readonly type: 'change'; readonly userId: string; readonly how: PasswordChanged['data']['how'] }
  | {
      readonly type: 'requestReset'
      readonly userId: string
      readonly linkId: string
      readonly how: PasswordResetRequested['data']['how']
    }

/** Nothing of a password needs to be known to decide about it: that whoever changes it may, was checked before. */
export type PasswordState = { readonly isSet: boolean }

const decide = (command: PasswordCommand): readonly PasswordEvent[] => {
  switch (command.type) {
    case 'change':
      return [{ type: 'auth.password_changed', data: { userId: command.userId, how: command.how } }]
    case 'requestReset': {
      const { userId, linkId, how } = command
      return [{ type: 'auth.password_reset_requested', data: { userId, linkId, how } }]
    }
  }
}

const evolve = (standing: PasswordState, event: PasswordEvent): PasswordState =>
  event.type === 'auth.password_changed' ? { isSet: true } : standing

/** What became of a person’s password. The password itself is in no fact. */
export const password: Decider<PasswordCommand, PasswordState, PasswordEvent> = {
  initial: { isSet: false },
  decide,
  evolve,
}
