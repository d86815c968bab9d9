import { type GroupMemberState, groupMemberAdded, groupMemberRemoved } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { aggregate, type WriteInSameTransaction } from '@doorledger/event-store'
import type { ClientBase } from 'pg'
import { userErased } from '../domain/person.js'
import { membership, type MembershipFact } from '../domain/membership.js'

/** Who is in which group, as it is read from the answer on. */
const writeMembers: WriteInSameTransaction<MembershipFact> = async (client, events) => {
  for (const { tenantid, time, data } of events) {
    if (data.member) await requirePresent(client, tenantid, data)
    const member = [tenantid, data.groupId, data.userId]
    await (data.member ? client.query(ADD, [...member, time]) : client.query(REMOVE, member))
  }
}

const ADD = 'insert into group_members (tenant_id, group_id, user_id, since) values ($1, $2, $3, $4)'
const REMOVE = 'delete from group_members where tenant_id = $1 and group_id = $2 and user_id = $3'

/** The group is not deleted, nor the person erased, between the look and the commit. */
const requirePresent = async (client: ClientBase, tenantId: string, { groupId, userId }: GroupMemberState) => {
  const group = await client.query(
    'select from groups where tenant_id = $1 and group_id = $2 and deleted_at is null for share',
    [tenantId, groupId],
  )
  if (group.rowCount === 0) throw new DomainError('group_not_found', 'not_found', 'There is no such group')
  const { rows } = await client.query<{ is_erased: boolean }>(
    'select erased_at is not null as is_erased from people where tenant_id = $1 and user_id = $2 for share',
    [tenantId, userId],
  )
  const [person] = rows
  if (person === undefined) throw new DomainError('user_not_found', 'not_found', 'There is no such person')
  if (person.is_erased) throw userErased()
}

export const groupMembers = aggregate({
  name: 'group_member',
  decider: membership,
  events: [groupMemberAdded, groupMemberRemoved],
  inSameTransaction: writeMembers,
  shown: (state) => state,
})
