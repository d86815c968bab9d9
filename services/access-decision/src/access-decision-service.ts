import { privacySchema } from '@doorledger/privacy'
import type { ServiceDefinition } from '@doorledger/service'
import { AccessDecisionModule, type AccessDecisionOptions } from './access-decision.module.js'

/** The service as the process that hosts it starts it. */
export const accessDecisionService = (options: AccessDecisionOptions): ServiceDefinition => ({
  name: 'access-decision',
  title: 'Access decisions',
  description: 'Decides who may pass which door and says why; keeps doors, access rules, schedules and lockdowns.',
  migrations: new URL('../src/migrations/', import.meta.url),
  schemas: [privacySchema],
  startsWithoutLog: true,
  module: (platform) => AccessDecisionModule.register(platform, options),
})
