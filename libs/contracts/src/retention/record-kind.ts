import { z } from 'zod'

/**
 * What is kept for a time and then deleted, each kind under a policy of its own. `people` is what people own, with their
 * keys and consents: counted from the day they left, and erased rather than deleted.
 */
export const recordKind = z.enum([
  'access-log',
  'device-trail',
  'admin-audit',
  'snapshots',
  'scores',
  'raw-blocks',
  'exports',
  'people',
])
export type RecordKind = z.infer<typeof recordKind>

/** Kinds whose rows a service deletes when retention says so. */
export const purgeableKinds = [
  'access-log',
  'device-trail',
  'admin-audit',
  'snapshots',
  'scores',
  'raw-blocks',
  'exports',
] as const satisfies readonly RecordKind[]
export const purgeableKind = z.enum(purgeableKinds)
export type PurgeableKind = z.infer<typeof purgeableKind>

/** The services that hold rows of a kind: a purge is complete when each of them has told so. */
export const ownersOfKind: Readonly<Record<PurgeableKind, readonly string[]>> = {
  'access-log': ['audit-trail', 'reporting'],
  'device-trail': ['audit-trail'],
  'admin-audit': ['admin-audit', 'reporting'],
  snapshots: ['audit-trail'],
  scores: ['audit-trail', 'face-match'],
  'raw-blocks': ['device-ingest'],
  exports: ['reporting'],
}

/** The service whose count is shown before a purge; the others hold copies. */
export const countingOwner: Readonly<Record<PurgeableKind, string>> = {
  'access-log': 'audit-trail',
  'device-trail': 'audit-trail',
  'admin-audit': 'admin-audit',
  snapshots: 'audit-trail',
  scores: 'audit-trail',
  'raw-blocks': 'device-ingest',
  exports: 'reporting',
}
