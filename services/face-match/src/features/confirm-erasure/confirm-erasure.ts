import { confirmErasures } from '@doorledger/service'

/** Tells that photo, consent and template of an erased person are gone from here. */
export const confirmErasure = confirmErasures('face-match', async (client, { tenantId, userId }) => {
  const { rows } = await client.query<{ is_gone: boolean }>(
    `select not exists (select from face_people where tenant_id = $1 and user_id = $2)
       and not exists (select from face_templates where tenant_id = $1 and user_id = $2) as is_gone`,
    [tenantId, userId],
  )
  return rows[0]?.is_gone === true
})
