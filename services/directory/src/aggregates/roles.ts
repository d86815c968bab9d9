import { roleCreated, roleDeleted, rolePermissionChanged, roleUpdated } from '@doorledger/contracts'
import { aggregate, type WriteInSameTransaction } from '@doorledger/event-store'
import { role, type RoleFact } from '../domain/role.js'

/** The list as it is read from the answer on: each event holds the whole role. */
const writeRoles: WriteInSameTransaction<RoleFact> = async (client, events) => {
  for (const { tenantid, time, streamversion, data } of events) {
    const { roleId, name, description, permissions, builtIn, deleted } = data
    await client.query(
      `insert into roles (tenant_id, role_id, name, description, permissions, built_in, version, deleted_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, role_id) do update
       set name = $3, description = $4, permissions = $5, built_in = $6, version = $7, deleted_at = $8`,
      [tenantid, roleId, name, description, permissions, builtIn, streamversion, deleted ? time : null],
    )
  }
}

export const roles = aggregate({
  name: 'role',
  decider: role,
  events: [roleCreated, roleUpdated, rolePermissionChanged, roleDeleted],
  inSameTransaction: writeRoles,
  shown: ({ role: state }) => state ?? {},
})
