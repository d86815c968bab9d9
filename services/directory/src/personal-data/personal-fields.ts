import { lineOfText } from '@doorledger/contracts'
import { withChanges } from '@doorledger/kernel'
import { z } from 'zod'
import { username } from '../domain/username.js'
import { externalIds, sameExternalIds } from './external-ids.js'

const name = lineOfText(200)
const email = z.email().max(254)
const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 ()./-]{1,38}$/, 'must be a telephone number, such as +358 40 123 4567')

/** What a person owns. Never in an event, a log line or a trace but sealed. */
export const personalFields = z.strictObject({
  username,
  name,
  email: email.optional(),
  phone: phone.optional(),
  externalIds: externalIds.optional().describe('Ids in other systems; unique within each'),
})
export type PersonalFields = z.infer<typeof personalFields>

/** Fields to change; null removes what may be absent. */
export const personalChanges = z.strictObject({
  username: username.optional(),
  name: name.optional(),
  email: email.nullable().optional(),
  phone: phone.nullable().optional(),
  externalIds: externalIds.nullable().optional().describe('All ids in other systems'),
})
export type PersonalChanges = z.infer<typeof personalChanges>

/** The fields with the changes made, or undefined when they are so already. */
export const changedFields = (before: PersonalFields, changes: PersonalChanges): PersonalFields | undefined => {
  const externalIds = changes.externalIds?.length === 0 ? null : changes.externalIds
  const after = withChanges(before, { ...changes, externalIds })
  return isSame(before, after) ? undefined : after
}

const isSame = (before: PersonalFields, after: PersonalFields): boolean =>
  before.username === after.username &&
  before.name === after.name &&
  before.email === after.email &&
  before.phone === after.phone &&
  sameExternalIds(before.externalIds ?? [], after.externalIds ?? [])
