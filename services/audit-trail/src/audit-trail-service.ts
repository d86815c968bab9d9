import { folderObjectStore } from '@doorledger/media'
import { allowedHosts } from '@doorledger/outbound'
import { privacySchema } from '@doorledger/privacy'
import type { ServiceDefinition } from '@doorledger/service'
import { defaultTimeouts } from './domain/trail-request.js'
import { MATCH_WINDOW_MS } from './domain/unlock-matching.js'
import { drafts } from './features/configure-lock/drafts.js'
import { AuditTrailModule, type AuditTrailOptions } from './audit-trail.module.js'

type Given = Pick<AuditTrailOptions, 'keys'> & Partial<AuditTrailOptions>

const DEFAULTS = {
  siteZone: 'UTC',
  timeouts: defaultTimeouts,
  matchWindowMs: MATCH_WINDOW_MS,
  objects: () => folderObjectStore('.doorledger/media'),
  snapshots: { allowed: allowedHosts(), copiesLinks: false, recorderLogins: {} },
}

/** The service as the process that hosts it starts it. */
export const auditTrailService = (options: Given): ServiceDefinition => ({
  name: 'audit-trail',
  title: 'Audit trail',
  description: 'What locks recorded, and the access log: searched, counted, exported, followed.',
  migrations: new URL('../src/migrations/', import.meta.url),
  schemas: [privacySchema],
  entities: [drafts],
  module: (platform) => AuditTrailModule.register(platform, { ...DEFAULTS, ...options }),
})
