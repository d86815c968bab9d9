import { type ConsentRecord, consentRecord } from '@doorledger/contracts'
import { z } from 'zod'
import type { Enrolment } from '../../domain/enrolment.js'

/** What whoever agrees is asked: everything of the record but when and by whom it was recorded. */
export const consentBody = z.strictObject(consentRecord.omit({ at: true, recordedBy: true }).shape)

export const faceStatus = z.object({
  userId: z.uuid(),
  takesPart: z.boolean().describe('Whether faces are compared for this person, were it switched on'),
  optedOut: z.boolean(),
  consent: consentRecord.nullable(),
  hasPhoto: z.boolean(),
  photoVersion: z.int(),
  photoFault: z.string().nullable(),
  hasTemplate: z.boolean(),
})
export type FaceStatus = z.infer<typeof faceStatus>

export const recordedConsent = (
  body: z.output<typeof consentBody>,
  by: { readonly actor: string },
  at: Date,
): ConsentRecord => ({ ...body, at: at.toISOString(), recordedBy: by.actor })

export const statusOf = (
  userId: string,
  { consent, photoFault, ...enrolment }: Enrolment,
  rest: Pick<FaceStatus, 'takesPart' | 'hasTemplate'>,
): FaceStatus => ({ userId, ...enrolment, consent: consent ?? null, photoFault: photoFault ?? null, ...rest })
