import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { retentionEvents } from '../topic.js'
import { recordKind } from './record-kind.js'

/** ISO 8601, by calendar, in one unit or several: `P6Y`, `P18M`, `P90D`. At most 100 years. */
export const retentionTerm = z
  .string()
  .regex(
    /^P(?=\d)(?:(?:[1-9]\d?|100)Y)?(?:(?:[1-9]\d{0,2}|1[01]\d{2}|1200)M)?(?:[1-9]\d{0,4}D)?$/,
    'must be a calendar duration such as P6Y, P18M or P90D',
  )
  .describe('ISO 8601 calendar duration: `P6Y`, `P18M`, `P90D`')
export type RetentionTerm = z.infer<typeof retentionTerm>

/** Terms that laws and habits ask for (D-36). */
export const retentionPresets = {
  hipaa: 'P6Y',
  sox: 'P7Y',
  'general-1y': 'P1Y',
  'general-2y': 'P2Y',
  'general-3y': 'P3Y',
} as const satisfies Record<string, RetentionTerm>
export const retentionPreset = z.enum(['hipaa', 'sox', 'general-1y', 'general-2y', 'general-3y'])
export type RetentionPreset = z.infer<typeof retentionPreset>

export const retentionPolicy = z.object({
  recordKind,
  premisesId: z.string().optional().describe('For rows in these premises alone; the whole organisation when absent'),
  preset: retentionPreset.optional(),
  keep: retentionTerm.describe('How long rows are kept'),
  minimum: retentionTerm.optional().describe('By law: nobody deletes earlier without `retention:override`'),
  maximum: retentionTerm.optional().describe('By privacy: `keep` is never longer'),
  automatic: z.boolean().describe('Whether the nightly run deletes what is older'),
})
export type RetentionPolicy = z.infer<typeof retentionPolicy>

/** `access-log`, or `access-log@hq` for premises. */
export const policyIdOf = ({
  recordKind: kind,
  premisesId,
}: {
  readonly recordKind: string
  readonly premisesId?: string | undefined
}): string => (premisesId === undefined ? kind : `${kind}@${premisesId}`)

const example: RetentionPolicy = { recordKind: 'access-log', preset: 'hipaa', keep: 'P6Y', automatic: true }
const ofPolicy = { version: 1, topic: retentionEvents, subject: policyIdOf, key: () => 'retention', example }

export const retentionPolicySet = defineEvent({
  ...ofPolicy,
  type: 'retention.policy_set',
  description: 'How long records of a kind are kept from now on.',
  data: retentionPolicy,
})
export type RetentionPolicySet = EventFrom<typeof retentionPolicySet>

export const retentionPolicyRemoved = defineEvent({
  ...ofPolicy,
  type: 'retention.policy_removed',
  description: 'A policy no longer holds; the one of the organisation does, or that of the release.',
  data: retentionPolicy,
})
export type RetentionPolicyRemoved = EventFrom<typeof retentionPolicyRemoved>
