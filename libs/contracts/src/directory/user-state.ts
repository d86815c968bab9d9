import { z } from 'zod'
import { directoryEvents } from '../topic.js'
import { premisesId } from './premises.js'
import { roleAssignment } from './role.js'

/** Encrypted under the person's own key. Plain text does not fit, so none is published by mistake. */
export const sealedText = z
  .string()
  .regex(/^v1\.[A-Za-z0-9_-]{38,}$/, 'must be sealed')
  .describe('AES-256-GCM under the person’s own key, unreadable once the person was erased')

/** What a person owns, sealed. Events that do not change it repeat it as it is. */
export const sealedPersonal = z.object({
  sealId: z
    .uuid()
    .describe('Made for one sealing: binds the fields to each other and to the event they were sealed for'),
  username: sealedText,
  name: sealedText,
  email: sealedText.optional(),
  phone: sealedText.optional(),
  externalIds: sealedText.optional().describe('Ids in other systems: a JSON list of `{source, id}`'),
})
export type SealedPersonal = z.infer<typeof sealedPersonal>

/** What is left of a person after erasure: the pseudonym that the record refers to. */
export const erasedUserState = z.object({
  userId: z.uuid(),
  userNo: z.int().positive().describe('Unique within the tenant; 1 is the first administrator'),
  enabled: z.boolean(),
  assignments: z.array(roleAssignment),
})
export type ErasedUserState = z.infer<typeof erasedUserState>

/** Whole state of a person: one event is enough for a copy. */
export const userState = erasedUserState.extend({
  premisesId: premisesId.optional().describe('Where the person belongs; absent when nowhere in particular'),
  personal: sealedPersonal,
})
export type UserState = z.infer<typeof userState>

const sealedExample = 'v1.4vG8n2lYc1m0o0sXw5qkP1Hq7c2aT9eZr3bJmM0uYw8fKd6LxQ'

export const userExample: UserState = {
  userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  userNo: 7,
  enabled: true,
  assignments: [{ roleId: 'employee', premisesId: null }],
  personal: { sealId: '0199f3c1-8000-7a41-9a70-2f3f6e0a1b2c', username: sealedExample, name: sealedExample },
}

/** What the definitions of all events about people have in common. */
export const ofUser = {
  version: 1,
  topic: directoryEvents,
  subject: ({ userId }: ErasedUserState) => userId,
  key: ({ userId }: ErasedUserState) => `user:${userId}`,
}
