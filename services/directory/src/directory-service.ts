import { importEntities } from '@doorledger/csv'
import { privacySchema } from '@doorledger/privacy'
import type { ServiceDefinition } from '@doorledger/service'
import { DirectoryModule, type DirectoryOptions } from './directory.module.js'
import { signInEntities } from './sign-in-entities.js'

/** The service as the process that hosts it starts it. */
export const directoryService = (options: DirectoryOptions): ServiceDefinition => ({
  name: 'directory',
  title: 'Directory',
  description: 'People and who may call the API of Doorledger: persons, tokens and their permissions.',
  migrations: new URL('../src/migrations/', import.meta.url),
  schemas: [privacySchema],
  entities: [...signInEntities, ...importEntities],
  module: (platform) => DirectoryModule.register(platform, options),
})
