import type { FactOf, GroupMemberEvent } from '@doorledger/contracts'
import type { Decider } from '@doorledger/kernel'

export type MembershipFact = FactOf<GroupMemberEvent>

/** Whether there is such a group, and such a person, is known where the command is given. */
export interface MembershipCommand {
  readonly type: 'add' | 'remove'
  readonly groupId: string
  readonly userId: string
}

export interface MembershipState {
  readonly member: boolean
}

const decide = ({ type, groupId, userId }: MembershipCommand, { member }: MembershipState) => {
  const after = type === 'add'
  const data = { groupId, userId, member: after }
  if (after === member) return []
  return [after ? { type: 'group.member_added' as const, data } : { type: 'group.member_removed' as const, data }]
}

/** Whether one person is in one group. */
export const membership: Decider<MembershipCommand, MembershipState, MembershipFact> = {
  initial: { member: false },
  decide,
  evolve: (_, { data: { member } }) => ({ member }),
}
