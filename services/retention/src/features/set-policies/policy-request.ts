import {
  type RecordKind,
  retentionPolicy,
  type RetentionPolicy,
  retentionPreset,
  retentionPresets,
  retentionTerm,
} from '@doorledger/contracts'
import type { Reads } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import { z } from 'zod'

export const policyRequest = z
  .strictObject({
    preset: retentionPreset.optional(),
    keep: retentionTerm.optional().describe('Instead of a preset'),
    minimum: retentionPolicy.shape.minimum,
    maximum: retentionPolicy.shape.maximum,
    automatic: z.boolean().default(true),
  })
  .refine(({ preset, keep }) => (preset === undefined) !== (keep === undefined), {
    path: ['keep'],
    message: 'either `keep` or `preset` must be given, and not both',
  })

export const policyWhere = z.strictObject({
  premisesId: z.string().min(1).optional().describe('For rows in these premises alone'),
})

export const policyOf = (
  recordKind: RecordKind,
  { premisesId }: z.output<typeof policyWhere>,
  { preset, keep, ...rest }: z.output<typeof policyRequest>,
): RetentionPolicy => ({
  recordKind,
  ...(premisesId !== undefined && { premisesId }),
  ...(preset !== undefined && { preset }),
  keep: preset === undefined ? keep! : retentionPresets[preset],
  ...rest,
})

/** @throws {DomainError} `premises_unknown`, naming the field */
export const requirePremises = async (database: Reads, tenantId: string, premisesId: string): Promise<void> => {
  const { rowCount } = await database.query('select from known_premises() where tenant_id = $1 and premises_id = $2', [
    tenantId,
    premisesId,
  ])
  if (rowCount !== 0) return
  const field = 'premisesId'
  throw new DomainError('premises_unknown', 'invalid', `${field}: must be the id of premises`, { field })
}
