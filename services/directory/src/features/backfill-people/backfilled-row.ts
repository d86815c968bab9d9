import type { UserEvent } from '@doorledger/contracts'
import type { KeyObject } from 'node:crypto'
import { usernameKey } from '../../domain/username.js'
import type { PersonalFields } from '../../personal-data/personal-fields.js'
import { unsealedFields } from '../../personal-data/sealed-fields.js'

/** A row of `people`, by column. */
export interface BackfilledRow {
  readonly tenant_id: string
  readonly user_id: string
  readonly version: number
  /** the key is gone, and this history does not know it */
  readonly isErasedSince: boolean
  readonly [column: string]: unknown
}

/** What the latest event of a person says, with what of it can still be unsealed. */
export const backfilledRow = (event: UserEvent, createdAt: string, key: KeyObject | undefined): BackfilledRow => {
  const { tenantid, time, data, streamversion = 1 } = event
  const { userId, userNo, enabled, assignments } = data
  const person = { tenantId: tenantid, personId: userId }
  const isErased = event.type === 'user.erased'
  const fields: Partial<PersonalFields> =
    isErased || key === undefined ? {} : unsealedFields(key, person, event.data.personal)
  return {
    tenant_id: tenantid,
    user_id: userId,
    user_no: userNo,
    ...fields,
    ...(fields.username !== undefined && { username_key: usernameKey(fields.username) }),
    enabled,
    assignments,
    premises_id: event.type === 'user.erased' ? null : event.data.premisesId,
    version: streamversion,
    created_at: createdAt,
    updated_at: time,
    erased_at: isErased ? time : null,
    isErasedSince: !isErased && key === undefined,
  }
}
