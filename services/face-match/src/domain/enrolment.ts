import type {
  ConsentMode,
  ConsentRecord,
  FaceConsentGiven,
  FaceConsentWithdrawn,
  FacePhotoChanged,
  FacePhotoRemoved,
  FactOf,
  PhotoFault,
} from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'

export type EnrolmentFact = FactOf<FaceConsentGiven | FaceConsentWithdrawn | FacePhotoChanged | FacePhotoRemoved>

export type EnrolmentCommand =
  | { readonly type: 'consent'; readonly userId: string; readonly consent: ConsentRecord }
  | { readonly type: 'withdraw'; readonly userId: string }
  | { readonly type: 'change-photo'; readonly userId: string; readonly fault: PhotoFault | undefined }
  | { readonly type: 'remove-photo'; readonly userId: string }

/** Where a person stands. */
export interface Enrolment {
  readonly consent: ConsentRecord | undefined
  readonly optedOut: boolean
  /** rises with each photo, also when one is removed */
  readonly photoVersion: number
  readonly hasPhoto: boolean
  readonly photoFault: PhotoFault | undefined
}

export const NOT_ENROLLED: Enrolment = {
  consent: undefined,
  optedOut: false,
  photoVersion: 0,
  hasPhoto: false,
  photoFault: undefined,
}

/** What a person agreed to, and whether there is a photo. */
export const enrolment: Decider<EnrolmentCommand, Enrolment, EnrolmentFact> = {
  initial: NOT_ENROLLED,
  decide: (command, state) => {
    const { userId } = command
    switch (command.type) {
      case 'consent':
        return [{ type: 'face.consent_given', data: { userId, consent: command.consent } }]
      case 'withdraw':
        return state.optedOut ? [] : [{ type: 'face.consent_withdrawn', data: { userId } }]
      case 'change-photo': {
        const { fault } = command
        const photoVersion = state.photoVersion + 1
        return [{ type: 'face.photo_changed', data: { userId, photoVersion, ...(fault && { fault }) } }]
      }
      case 'remove-photo':
        if (!state.hasPhoto) throw new DomainError('no_photo', 'not_found', 'There is no photo')
        return [{ type: 'face.photo_removed', data: { userId, photoVersion: state.photoVersion + 1 } }]
    }
  },
  evolve: (state, fact) => {
    switch (fact.type) {
      case 'face.consent_given':
        return { ...state, consent: fact.data.consent, optedOut: false }
      case 'face.consent_withdrawn':
        return { ...state, consent: undefined, optedOut: true }
      case 'face.photo_changed':
        return { ...state, photoVersion: fact.data.photoVersion, hasPhoto: true, photoFault: fact.data.fault }
      case 'face.photo_removed':
        return { ...state, photoVersion: fact.data.photoVersion, hasPhoto: false, photoFault: undefined }
    }
  },
}

const DAY_MS = 86_400_000

/** Whether this person’s face may be compared, by the policy of the installation (D-28). */
export const takesPart = ({ optedOut, consent }: Enrolment, mode: ConsentMode, at: Date): boolean => {
  if (optedOut) return false
  if (consent === undefined) return mode === 'assume'
  return at.getTime() < Date.parse(consent.at) + consent.termDays * DAY_MS
}
