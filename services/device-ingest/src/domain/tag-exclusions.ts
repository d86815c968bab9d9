import { z } from 'zod'

const models = z.array(z.string().regex(/^[A-Z0-9]+$/, 'must be a model in capitals, such as MTB'))

/**
 * Which models a tag does not apply to (R2.22–R2.24). Configuration, not code: what such a device sends is recorded all
 * the same, and flagged.
 */
export const tagExclusions = z.strictObject({
  event: models,
  time: models,
  auditId: models,
  nxtDbVerTS: models,
  lockId: models,
})
export type TagExclusions = z.infer<typeof tagExclusions>
export type Tag = keyof TagExclusions

/** As the table of source 2 has it. */
export const sourceTwoExclusions: TagExclusions = {
  event: ['MTB', 'MTKB'],
  time: ['MTB', 'MTKB'],
  auditId: ['MTB', 'MTKB'],
  nxtDbVerTS: ['MTB', 'MTKB'],
  lockId: ['RMRU', 'MTB', 'MTKB'],
}

/** Models come in series: `MTKB15` is an `MTKB`. */
export const appliesTo = (exclusions: TagExclusions, tag: Tag, model: string | undefined): boolean => {
  const name = model?.toUpperCase() ?? ''
  return !exclusions[tag].some((excluded) => name.startsWith(excluded))
}
