import { eventReader, privacyEvents, type UserErasureConfirmed, userErasureConfirmed } from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'
import { confirmErasures, type ProjectionSource } from '@doorledger/service'

/** Which services have confirmed an erasure, and when they first did. */
const erasureConfirmations: RowsProjection<UserErasureConfirmed> = {
  kind: 'rows',
  name: 'erasure-confirmations',
  version: 2,
  topic: privacyEvents.name,
  table: {
    name: 'erasure_confirmations',
    columns: ['tenant_id', 'user_id', 'service', 'confirmed_at'],
    key: ['tenant_id', 'user_id', 'service'],
  },
  rows: ({ tenantid, time, data: { userId, service } }) => [
    { tenant_id: tenantid, user_id: userId, service, confirmed_at: time },
  ],
}

export const erasureConfirmationsSource: ProjectionSource = {
  projection: erasureConfirmations,
  reader: eventReader<UserErasureConfirmed>([userErasureConfirmed]),
}

/** The directory confirms like every other service: key, name and addresses went with the event itself. */
export const confirmErasure = confirmErasures('directory', async (client, { tenantId, userId }) => {
  const { rows } = await client.query<{ is_gone: boolean }>(IS_GONE, [tenantId, userId])
  return rows[0]?.is_gone === true
})

const IS_GONE = `
  select not exists (
      select from people where tenant_id = $1 and user_id = $2
        and (username is not null or username_key is not null or name is not null or email is not null or phone is not null)
    ) and not exists (
      select from privacy.person_keys where tenant_id = $1 and person_id = $2 and wrapped_key is not null
    ) as is_gone`
