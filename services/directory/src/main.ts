import { configOrExit, runService } from '@doorledger/service'
import { directoryVariables, signInOptions } from './config.js'
import { directoryService } from './directory-service.js'

const config = configOrExit(directoryVariables, process.env)
const { ADMIN_TOKEN_FILE: adminTokenFile, ADMIN_PASSWORD_FILE: adminPasswordFile, PRIVACY_KEYS: text } = config
const wrappingKeys = {
  ...(text !== undefined && { text }),
  file: config.PRIVACY_KEY_FILE,
  mayCreate: config.PRIVACY_KEY_FILE_CREATE,
}
const lookupKey = {
  ...(config.CREDENTIAL_LOOKUP_KEY !== undefined && { text: config.CREDENTIAL_LOOKUP_KEY }),
  file: config.CREDENTIAL_LOOKUP_KEY_FILE,
  mayCreate: config.CREDENTIAL_LOOKUP_KEY_FILE_CREATE,
}
const signIn = signInOptions(config, config.SIGN_IN_SECRET)
await runService(directoryService({ adminTokenFile, adminPasswordFile, wrappingKeys, lookupKey, signIn }), config)
