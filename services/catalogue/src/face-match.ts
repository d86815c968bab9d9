import {
  accessEvents,
  adminAuditIntake,
  directoryEvents,
  faceEnrolment,
  faceEvents,
  privacyEvents,
  retentionEvents,
} from '@doorledger/contracts'
import { faceMatchService, faceMatchVariables, faceVariables } from '@doorledger/face-match'
import { objectStoreOf } from '@doorledger/media'
import { join } from 'node:path'
import { entry } from './catalogue-entry.js'
import { hostedMediaVariables, mediaFolderIn } from './media-folder.js'

const modelsIn = (dataDir: string): string => join(dataDir, 'face-models')

const { FACE_MODELS_DIR } = faceVariables

export const faceMatch = entry({
  name: 'face-match',
  port: 8086,
  publishes: [adminAuditIntake, faceEnrolment, faceEvents, privacyEvents, retentionEvents],
  follows: [accessEvents, directoryEvents, faceEvents],
  variables: faceMatchVariables,
  hostedVariables: {
    ...hostedMediaVariables,
    FACE_MODELS_DIR: FACE_MODELS_DIR.removeDefault()
      .optional()
      .describe('Folder with the models of faces, filled by the operator; by default `face-models` in the data folder'),
  },
  hosted: async (config, { dataDir, keys }) =>
    faceMatchService({
      modelsDir: config.FACE_MODELS_DIR ?? modelsIn(dataDir),
      wrappingKeys: keys.wrappingKeys,
      objects: await objectStoreOf({ ...config, MEDIA_DIR: mediaFolderIn(dataDir) }),
    }),
  environment: async (dir) => ({ MEDIA_DIR: mediaFolderIn(dir), FACE_MODELS_DIR: modelsIn(dir) }),
})
