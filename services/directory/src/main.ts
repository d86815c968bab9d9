import { configOrExit, runService } from '@doorledger/service'
import { directoryVariables } from './config.js'
import { directoryService } from './directory-service.js'

const config = configOrExit(directoryVariables, process.env)
await runService(directoryService({ adminTokenFile: config.ADMIN_TOKEN_FILE }), config)
