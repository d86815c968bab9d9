import { type UserCreated, userCreated } from './user-created.js'
import { type UserDisabled, userDisabled } from './user-disabled.js'
import { type UserEnabled, userEnabled } from './user-enabled.js'
import { type UserErased, userErased } from './user-erased.js'
import { type UserUpdated, userUpdated } from './user-updated.js'

export const userEvents = [userCreated, userUpdated, userEnabled, userDisabled, userErased] as const
export type UserEvent = UserCreated | UserUpdated | UserEnabled | UserDisabled | UserErased
