import { defineEvent, type EventFrom } from '../define-event.js'
import { ofUser, userExample, userState } from './user-state.js'

export const userCreated = defineEvent({
  ...ofUser,
  type: 'user.created',
  description: 'There is a person who can hold roles and keys.',
  data: userState,
  example: userExample,
})
export type UserCreated = EventFrom<typeof userCreated>
