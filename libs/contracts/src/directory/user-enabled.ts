import { defineEvent, type EventFrom } from '../define-event.js'
import { ofUser, userExample, userState } from './user-state.js'

export const userEnabled = defineEvent({
  ...ofUser,
  type: 'user.enabled',
  description: 'A person may sign in again and use the roles held.',
  data: userState,
  example: userExample,
})
export type UserEnabled = EventFrom<typeof userEnabled>
