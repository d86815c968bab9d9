import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { directoryEvents } from '../topic.js'

/**
 * Whether one person is in one group. It has a history of its own, so that no event grows with the size of the group;
 * it counts for as long as the group is there.
 */
export const groupMemberState = z.object({
  groupId: z.uuid(),
  userId: z.uuid(),
  member: z.boolean(),
})
export type GroupMemberState = z.infer<typeof groupMemberState>

const example: GroupMemberState = {
  groupId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
  member: true,
}
const ofMember = {
  version: 1,
  topic: directoryEvents,
  subject: ({ groupId, userId }: GroupMemberState) => `${groupId}:${userId}`,
  key: ({ groupId }: GroupMemberState) => `group:${groupId}`,
  data: groupMemberState,
}

export const groupMemberAdded = defineEvent({
  ...ofMember,
  type: 'group.member_added',
  description: 'A person is in a group, and may do what it may.',
  example,
})
export type GroupMemberAdded = EventFrom<typeof groupMemberAdded>

export const groupMemberRemoved = defineEvent({
  ...ofMember,
  type: 'group.member_removed',
  description: 'A person is not in a group any more.',
  example: { ...example, member: false },
})
export type GroupMemberRemoved = EventFrom<typeof groupMemberRemoved>

export const groupMemberEvents = [groupMemberAdded, groupMemberRemoved] as const
export type GroupMemberEvent = GroupMemberAdded | GroupMemberRemoved
