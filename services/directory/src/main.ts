import { keySourcesOf } from '@doorledger/privacy'
import { configOrExit, runService } from '@doorledger/service'
import { directoryVariables, signInOptions } from './config.js'
import { directoryService } from './directory-service.js'

const config = configOrExit(directoryVariables, process.env)
const { ADMIN_TOKEN_FILE: adminTokenFile, ADMIN_PASSWORD_FILE: adminPasswordFile } = config
const signIn = signInOptions(config, config.SIGN_IN_SECRET)
await runService(
  directoryService({ adminTokenFile, adminPasswordFile, ...keySourcesOf(config), signIn, siteZone: config.SITE_ZONE }),
  config,
)
