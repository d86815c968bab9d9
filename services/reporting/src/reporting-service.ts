import { privacySchema } from '@doorledger/privacy'
import type { ServiceDefinition } from '@doorledger/service'
import { ReportingModule, type ReportingOptions } from './reporting.module.js'

/** The service as the process that hosts it starts it. */
export const reportingService = (options: ReportingOptions): ServiceDefinition => ({
  name: 'reporting',
  title: 'Reporting',
  description: 'Reports that state what they cannot know and can be made again; saved views, reviews, the dashboard.',
  migrations: new URL('../src/migrations/', import.meta.url),
  schemas: [privacySchema],
  module: (platform) => ReportingModule.register(platform, options),
})
