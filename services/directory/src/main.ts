import { configOrExit, runService } from '@doorledger/service'
import { directoryVariables } from './config.js'
import { directoryService } from './directory-service.js'

const config = configOrExit(directoryVariables, process.env)
const { ADMIN_TOKEN_FILE: adminTokenFile, PRIVACY_KEYS: text } = config
const wrappingKeys = {
  ...(text !== undefined && { text }),
  file: config.PRIVACY_KEY_FILE,
  mayCreate: config.PRIVACY_KEY_FILE_CREATE,
}
await runService(directoryService({ adminTokenFile, wrappingKeys }), config)
