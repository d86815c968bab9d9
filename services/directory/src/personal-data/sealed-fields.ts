import type { SealedPersonal } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { type Person, seal, unseal } from '@doorledger/privacy'
import type { KeyObject } from 'node:crypto'
import type { ExternalId } from './external-ids.js'
import type { PersonalFields } from './personal-fields.js'

/**
 * What a person owns, for an event. The fields are bound to an id of their own, not to that of the event: so an event
 * that changes something else repeats them as they are, and no field can be put among those of another sealing.
 */
export const sealedFields = (key: KeyObject, person: Person, fields: PersonalFields): SealedPersonal => {
  const sealId = newId()
  const sealed = (field: string, text: string) => seal(key, { ...person, eventId: sealId, field }, text)
  const { username, name, email, phone, externalIds = [] } = fields
  return {
    sealId,
    username: sealed('username', username),
    name: sealed('name', name),
    ...(email !== undefined && { email: sealed('email', email) }),
    ...(phone !== undefined && { phone: sealed('phone', phone) }),
    ...(externalIds.length > 0 && { externalIds: sealed('externalIds', JSON.stringify(externalIds)) }),
  }
}

/** @throws {Unreadable} when a field was moved or changed */
export const unsealedFields = (key: KeyObject, person: Person, personal: SealedPersonal): PersonalFields => {
  const { sealId: eventId, username, name, email, phone, externalIds } = personal
  const unsealed = (field: string, text: string) => unseal(key, { ...person, eventId, field }, text)
  return {
    username: unsealed('username', username),
    name: unsealed('name', name),
    ...(email !== undefined && { email: unsealed('email', email) }),
    ...(phone !== undefined && { phone: unsealed('phone', phone) }),
    ...(externalIds !== undefined && {
      externalIds: JSON.parse(unsealed('externalIds', externalIds)) as readonly ExternalId[],
    }),
  }
}
