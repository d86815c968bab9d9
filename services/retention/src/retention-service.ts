import type { ServiceDefinition } from '@doorledger/service'
import { RetentionModule, type RetentionOptions } from './retention.module.js'

/** The service as the process that hosts it starts it. */
export const retentionService = (options: RetentionOptions): ServiceDefinition => ({
  name: 'retention',
  title: 'Retention',
  description: 'How long records are kept, what legal holds keep, and the deletion of what is old.',
  migrations: new URL('../src/migrations/', import.meta.url),
  module: (platform) => RetentionModule.register(platform, options),
})
