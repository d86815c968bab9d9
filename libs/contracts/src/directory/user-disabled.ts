import { defineEvent, type EventFrom } from '../define-event.js'
import { ofUser, userExample, userState } from './user-state.js'

export const userDisabled = defineEvent({
  ...ofUser,
  type: 'user.disabled',
  description: 'A person may not do anything for now.',
  data: userState,
  example: { ...userExample, enabled: false },
})
export type UserDisabled = EventFrom<typeof userDisabled>
