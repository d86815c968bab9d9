import type { ServiceDefinition } from '@doorledger/service'
import { DirectoryModule, type DirectoryOptions } from './directory.module.js'

/** The service as the process that hosts it starts it. */
export const directoryService = (options: DirectoryOptions): ServiceDefinition => ({
  name: 'directory',
  title: 'Directory',
  description: 'Who may call the API of Doorledger: tokens and their permissions.',
  migrations: new URL('../src/migrations/', import.meta.url),
  module: (platform) => DirectoryModule.register(platform, options),
})
