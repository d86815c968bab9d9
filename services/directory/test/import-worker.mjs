// A directory to be killed by tests: `node import-worker.mjs <database url> <token file>`. Runs what was built, on a log
// of its own, and prints its address.
import { topics } from '@doorledger/contracts'
import { openEmbeddedEventLog } from '@doorledger/event-log'
import { openPool } from '@doorledger/database'
import { createApp, migrateService } from '@doorledger/service'
import { inProcessSharedState } from '@doorledger/shared-state'
import { pino } from 'pino'
import { signInOptions, signInVariables } from '../dist/config.js'
import { directoryService } from '../dist/directory-service.js'

const [, , url, adminTokenFile] = process.argv
const wrappingKeys = { text: `test:${Buffer.alloc(32, 1).toString('base64')}`, file: 'none', mayCreate: false }
const logger = pino({ level: 'silent' })
const log = await openEmbeddedEventLog({ url, logger })
await log.createTopics(topics)
const database = openPool(url, { schema: 'directory', applicationName: 'import worker' })
const definition = directoryService({
  adminTokenFile,
  adminPasswordFile: `${adminTokenFile}-password`,
  wrappingKeys,
  lookupKey: { text: Buffer.alloc(32, 3).toString('base64'), file: 'none', mayCreate: false },
  signIn: signInOptions(signInVariables.parse({}), 'the secret of a test'),
})
await migrateService(database, definition)
const platform = { name: 'directory', log, database, sharedState: inProcessSharedState(), logger }
const { name, title, description } = definition
const app = await createApp({ name, title, description, services: [{ definition, platform }], logger })
await app.listen(0, '127.0.0.1')
process.stdout.write(await app.getUrl())
