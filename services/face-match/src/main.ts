import { objectStoreOf } from '@doorledger/media'
import { wrappingKeysOf } from '@doorledger/privacy'
import { configOrExit, runService } from '@doorledger/service'
import { faceMatchVariables } from './config.js'
import { faceMatchService } from './face-match-service.js'

const config = configOrExit(faceMatchVariables, process.env)
await runService(
  faceMatchService({
    modelsDir: config.FACE_MODELS_DIR,
    wrappingKeys: wrappingKeysOf(config),
    objects: await objectStoreOf(config),
  }),
  config,
)
