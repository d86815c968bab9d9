import { confirmErasures } from '@doorledger/service'

/** Tells that an erased person's names are gone from here. */
export const confirmErasure = confirmErasures('reporting', async (client, { tenantId, userId }) => {
  const { rows } = await client.query<{ erased: boolean }>(
    `select erased from names_over_time where tenant_id = $1 and kind = 'user' and id = $2`,
    [tenantId, userId],
  )
  return rows[0]?.erased === true
})
