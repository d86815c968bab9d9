import {
  eventReader,
  retentionEvents,
  type RetentionPolicyRemoved,
  retentionPolicyRemoved,
  type RetentionPolicySet,
  retentionPolicySet,
} from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'
import type { ClientBase } from 'pg'
import { expireByPolicy, type PolicyChange } from '../../files/export-expiry.js'

type PolicyEvent = RetentionPolicySet | RetentionPolicyRemoved

/** Keeps the policy for files of reports, which takes the place of the setting, for those that are there as well. */
export const followExportPolicy = (now: () => PolicyChange): EventProcessor<PolicyEvent> => ({
  kind: 'reactor',
  name: 'follow-export-policy',
  version: 1,
  topic: retentionEvents.name,
  reader: eventReader<PolicyEvent>([retentionPolicySet, retentionPolicyRemoved]),
  react: async ({ client }, events) => {
    for (const { event } of events) {
      if (event.data.recordKind !== 'exports') continue
      await keep(client, event)
      await expireByPolicy(client, event.tenantid, now())
    }
    return { publish: [] }
  },
})

const keep = async (client: ClientBase, { tenantid, type, data }: PolicyEvent): Promise<void> => {
  await client.query('delete from export_policies where tenant_id = $1', [tenantid])
  if (type === 'retention.policy_removed') return
  await client.query('insert into export_policies (tenant_id, keep, automatic, minimum) values ($1, $2, $3, $4)', [
    ...[tenantid, data.keep, data.automatic, data.minimum ?? data.keep],
  ])
}
