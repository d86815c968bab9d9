import { groupCreated, groupDeleted, groupExpired, groupUpdated } from '@doorledger/contracts'
import { aggregate, type WriteInSameTransaction } from '@doorledger/event-store'
import { group, type GroupFact } from '../domain/group.js'

/** The list as it is read from the answer on: each event holds the whole group. With a group its members go. */
const writeGroups: WriteInSameTransaction<GroupFact> = async (client, events) => {
  for (const { type, tenantid, time, streamversion, data } of events) {
    const { groupId, name, description, validUntil, deleted } = data
    await client.query(
      `insert into groups (tenant_id, group_id, name, description, valid_until, version, deleted_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant_id, group_id) do update set name = $3, description = $4, valid_until = $5, version = $6,
         deleted_at = $7, told_until = case when $8 then $5 else groups.told_until end`,
      [
        tenantid,
        groupId,
        name,
        description,
        validUntil,
        streamversion,
        deleted ? time : null,
        type === 'group.expired',
      ],
    )
    if (!deleted) continue
    await client.query('delete from group_members where tenant_id = $1 and group_id = $2', [tenantid, groupId])
  }
}

export const groups = aggregate({
  name: 'group',
  decider: group,
  events: [groupCreated, groupUpdated, groupDeleted, groupExpired],
  inSameTransaction: writeGroups,
  shown: ({ group: state }) => state ?? {},
})
