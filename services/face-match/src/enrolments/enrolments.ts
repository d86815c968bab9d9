import { faceEnrolmentEvents } from '@doorledger/contracts'
import { aggregate, type Stored } from '@doorledger/event-store'
import type { ClientBase, Pool } from 'pg'
import { type Enrolment, enrolment, type EnrolmentFact, NOT_ENROLLED } from '../domain/enrolment.js'
import { holdPerson, requireNotErased } from './hold-person.js'
import { destroyTemplates } from './templates.js'

/** People, each with consent and photo. Whatever changes destroys the template; a new one is stored after that. */
export const enrolments = aggregate({
  name: 'face_person',
  decider: enrolment,
  events: faceEnrolmentEvents,
  shown: ({ consent, ...rest }) => ({ ...rest, consent: consent?.at ?? null }),
  inSameTransaction: async (client, events) => {
    const [{ tenantid: tenantId, data }] = events as [Stored<EnrolmentFact>]
    await holdPerson(client, { tenantId, userId: data.userId })
    await requireNotErased(client, { tenantId, userId: data.userId })
    for (const event of events) await writePerson(client, event)
  },
})

const writePerson = async (client: ClientBase, event: Stored<EnrolmentFact>): Promise<void> => {
  const { tenantid, time, streamversion, data } = event
  await client.query(
    `insert into face_people (tenant_id, user_id, opted_out, photo_version, has_photo, version)
     values ($1, $2, false, 0, false, $3)
     on conflict (tenant_id, user_id) do update set version = excluded.version`,
    [tenantid, data.userId, streamversion],
  )
  const { set, values } = changeOf(event)
  await client.query(`update face_people set ${set} where tenant_id = $1 and user_id = $2`, [
    tenantid,
    data.userId,
    ...values,
  ])
  if (event.type !== 'face.consent_given') await destroyTemplates(client, tenantid, data.userId, time)
}

const changeOf = (event: Stored<EnrolmentFact>): { readonly set: string; readonly values: readonly unknown[] } => {
  switch (event.type) {
    case 'face.consent_given':
      return { set: 'consent = $3, opted_out = false', values: [event.data.consent] }
    case 'face.consent_withdrawn':
      return { set: 'consent = null, opted_out = true', values: [] }
    case 'face.photo_changed':
      return {
        set: 'photo_version = $3, has_photo = true, photo_fault = $4',
        values: [event.data.photoVersion, event.data.fault],
      }
    case 'face.photo_removed':
      return {
        set: 'photo_version = $3, has_photo = false, photo_fault = null, photo_ref = null',
        values: [event.data.photoVersion],
      }
  }
}

/** Where a person stands, with the place of the photo. */
export interface FoundEnrolment {
  readonly enrolment: Enrolment
  readonly photoRef: string | undefined
}

interface PersonRow {
  readonly consent: Enrolment['consent'] | null
  readonly opted_out: boolean
  readonly photo_version: number
  readonly has_photo: boolean
  readonly photo_fault: Enrolment['photoFault'] | null
  readonly photo_ref: string | null
}

/** @param lock keeps it as it is until the transaction ends */
export const findEnrolment = async (
  database: Pick<Pool, 'query'>,
  { tenantId, userId }: { readonly tenantId: string; readonly userId: string },
  lock: '' | 'for share' = '',
): Promise<FoundEnrolment> => {
  const { rows } = await database.query<PersonRow>(
    `select consent, opted_out, photo_version, has_photo, photo_fault, photo_ref from face_people
     where tenant_id = $1 and user_id = $2 ${lock}`,
    [tenantId, userId],
  )
  const [row] = rows
  if (row === undefined) return { enrolment: NOT_ENROLLED, photoRef: undefined }
  return {
    enrolment: {
      consent: row.consent ?? undefined,
      optedOut: row.opted_out,
      photoVersion: row.photo_version,
      hasPhoto: row.has_photo,
      photoFault: row.photo_fault ?? undefined,
    },
    photoRef: row.photo_ref ?? undefined,
  }
}
