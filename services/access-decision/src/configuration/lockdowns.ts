import { lockdownEnded, lockdownStarted, lockdownStateChanged } from '@doorledger/contracts'
import { aggregate } from '@doorledger/event-store'
import { lockdown } from '../domain/lockdown.js'

export const lockdowns = aggregate({
  name: 'lockdown',
  decider: lockdown,
  events: [lockdownStateChanged, lockdownStarted, lockdownEnded],
  shown: (state) => state ?? {},
  inSameTransaction: async (client, events) => {
    for (const { tenantid, data } of events) {
      await client.query(
        `insert into lockdowns (tenant_id, lockdown_id, state, started_at, ended_at) values ($1, $2, $3, $4, $5)
         on conflict (tenant_id, lockdown_id) do update set state = $3, ended_at = $5`,
        [tenantid, data.lockdownId, data, data.startedAt, data.endedAt],
      )
    }
  },
})
