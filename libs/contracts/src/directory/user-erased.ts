import { defineEvent, type EventFrom } from '../define-event.js'
import { type ErasedUserState, erasedUserState, ofUser } from './user-state.js'

const example: ErasedUserState = {
  userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  userNo: 7,
  enabled: false,
  assignments: [],
}

export const userErased = defineEvent({
  ...ofUser,
  type: 'user.erased',
  description: 'The key to a person’s data was destroyed for ever: whoever holds names or addresses removes them.',
  data: erasedUserState,
  example,
})
export type UserErased = EventFrom<typeof userErased>
