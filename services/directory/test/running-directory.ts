import { topics } from '@doorledger/contracts'
import { type EventLog, openEmbeddedEventLog } from '@doorledger/event-log'
import { openPool } from '@doorledger/database'
import { createApp, migrateService } from '@doorledger/service'
import { inProcessSharedState } from '@doorledger/shared-state'
import { freshDatabase } from '@doorledger/testing'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { directoryService } from '../src/directory-service.js'
import type { SignInOptions } from '../src/sign-in-settings.js'
import { testKeys, testLookupKey, testSignIn } from './test-keys.js'

export interface RunningDirectory {
  readonly address: string
  readonly adminToken: string
  /** one-time */
  readonly adminPassword: string
  readonly log: EventLog
  readonly database: Pool
  /** everything it logged */
  readonly printed: () => string
  stop(): Promise<void>
}

/** What tests configure otherwise. */
export interface DirectoryTestOptions {
  readonly signIn?: SignInOptions
  readonly trustedProxies?: readonly string[]
  /** a free one when left out */
  readonly port?: number
}

/** The directory as a process would start it, with a log and a database of its own. */
export const runningDirectory = async (
  clock: () => Date,
  { signIn = testSignIn, trustedProxies = [], port = 0 }: DirectoryTestOptions = {},
): Promise<RunningDirectory> => {
  const url = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'doorledger-directory-'))
  const adminTokenFile = join(folder, 'admin-token')
  const adminPasswordFile = join(folder, 'admin-password')
  let printed = ''
  const logger = pino({ level: 'debug' }, { write: (line: string) => (printed += line) })

  const log = await openEmbeddedEventLog({ url, logger })
  await log.createTopics(topics)
  const database = openPool(url, { schema: 'directory', applicationName: 'directory' })
  const definition = directoryService({
    siteZone: 'Europe/Helsinki',
    adminTokenFile,
    adminPasswordFile,
    wrappingKeys: testKeys,
    lookupKey: testLookupKey,
    signIn,
  })
  await migrateService(database, definition)
  const platform = { name: 'directory', log, database, sharedState: inProcessSharedState(), logger, clock }
  const { name, title, description } = definition
  const services = [{ definition, platform }]
  const app = await createApp({ name, title, description, services, logger, trustedProxies })
  await app.listen(port, '127.0.0.1')
  return {
    address: await app.getUrl(),
    adminToken: (await readFile(adminTokenFile, 'utf8')).trim(),
    adminPassword: (await readFile(adminPasswordFile, 'utf8')).trim(),
    log,
    database,
    printed: () => printed,
    stop: async () => {
      await app.close()
      await database.end()
      await log.close()
      await rm(folder, { recursive: true })
    },
  }
}
