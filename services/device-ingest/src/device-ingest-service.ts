import { importEntities } from '@doorledger/csv'
import type { ServiceDefinition } from '@doorledger/service'
import { deviceCredentials } from './credentials/device-credential.js'
import { DeviceIngestModule } from './device-ingest.module.js'
import { sourceTwoExclusions } from './domain/tag-exclusions.js'
import type { DeviceIngestOptions } from './options.js'

/** The service as the process that hosts it starts it. */
export const deviceIngestService = (options: Partial<DeviceIngestOptions> = {}): ServiceDefinition => ({
  name: 'device-ingest',
  title: 'Device ingest',
  description:
    'Takes in what devices report: the device register, audit blocks, code tables, and what nobody can read.',
  migrations: new URL('../src/migrations/', import.meta.url),
  entities: [deviceCredentials, ...importEntities],
  module: (platform) =>
    DeviceIngestModule.register(platform, { siteZone: 'UTC', exclusions: sourceTwoExclusions, ...options }),
})
