import { defineEvent, type EventFrom } from '../define-event.js'
import { ofUser, userExample, userState } from './user-state.js'

export const userUpdated = defineEvent({
  ...ofUser,
  type: 'user.updated',
  description: 'A person has another name, address or other roles, or belongs elsewhere.',
  data: userState,
  example: { ...userExample, assignments: [{ roleId: 'auditor', premisesId: null }] },
})
export type UserUpdated = EventFrom<typeof userUpdated>
