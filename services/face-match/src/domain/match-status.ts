import type { FaceSettings, MatchSkipped } from '@doorledger/contracts'
import { type Enrolment, takesPart } from './enrolment.js'

/** What is known when a snapshot comes. */
export interface Situation {
  readonly settings: FaceSettings
  readonly userId: string | undefined
  readonly enrolment: Enrolment
  readonly hasTemplate: boolean
  readonly occurredAt: string
  readonly takenAt: string
  readonly now: Date
}

const TOLERANCE_MS = 5_000

type Skipped = { readonly status: MatchSkipped; readonly detail?: string }

/** Why a snapshot is not compared, if so; in the order of D-27. */
export const skippedFor = (situation: Situation): Skipped | undefined => {
  const { settings, userId, enrolment, hasTemplate, now } = situation
  if (!settings.enabled) return { status: 'off' }
  if (userId === undefined) return { status: 'not_applicable' }
  if (!takesPart(enrolment, settings.consentMode, now)) return { status: 'opt_out' }
  if (!hasTemplate) {
    return { status: 'no_photo', ...(enrolment.photoFault !== undefined && { detail: enrolment.photoFault }) }
  }
  const apartMs = Math.abs(Date.parse(situation.takenAt) - Date.parse(situation.occurredAt))
  return apartMs > TOLERANCE_MS ? { status: 'not_run', detail: 'not_of_the_time' } : undefined
}
