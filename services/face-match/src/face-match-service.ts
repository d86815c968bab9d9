import { privacySchema } from '@doorledger/privacy'
import type { ServiceDefinition } from '@doorledger/service'
import { FaceMatchModule, type FaceMatchOptions } from './face-match.module.js'

/** The service as the process that hosts it starts it. */
export const faceMatchService = (options: FaceMatchOptions): ServiceDefinition => ({
  name: 'face-match',
  title: 'Face match',
  description: 'Compares faces of snapshots with photos, where it was switched on and people agreed. Advisory.',
  migrations: new URL('../src/migrations/', import.meta.url),
  schemas: [privacySchema],
  module: (platform) => FaceMatchModule.register(platform, options),
})
