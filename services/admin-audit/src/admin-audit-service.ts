import { privacySchema } from '@doorledger/privacy'
import type { ServiceDefinition } from '@doorledger/service'
import { licenseRows } from './features/manage-licenses/licenses.js'
import { AdminAuditModule, type AdminAuditOptions } from './admin-audit.module.js'

type Given = Pick<AdminAuditOptions, 'wrappingKeys'> & Partial<AdminAuditOptions>

const DEFAULTS = { siteZone: 'UTC' }

/** The service as the process that hosts it starts it. */
export const adminAuditService = (options: Given): ServiceDefinition => ({
  name: 'admin-audit',
  title: 'Admin audit',
  description:
    'What administrators and integrations did, or were refused: searched, exported, followed, never changed.',
  migrations: new URL('../src/migrations/', import.meta.url),
  schemas: [privacySchema],
  entities: [licenseRows],
  module: (platform) => AdminAuditModule.register(platform, { ...DEFAULTS, ...options }),
})
