import { topics } from '@doorledger/contracts'
import { directoryService, signInOptions, signInVariables } from '@doorledger/directory'
import { openEmbeddedEventLog } from '@doorledger/event-log'
import { openPool } from '@doorledger/database'
import { createApp, migrateService } from '@doorledger/service'
import { inProcessSharedState } from '@doorledger/shared-state'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { pino } from 'pino'
import type { Backing } from '../backing.ts'
import { copyRate } from '../copy-rate.ts'
import { type Figure, perSecond, thousands } from '../figure.ts'

const PEOPLE = 50_000
const MOST_SEC = 60

/** People and their keys from CSV files: sent, checked, sealed, stored with their events, and published. */
export async function* fileImports(backing: Backing): AsyncGenerator<Figure> {
  const url = await backing.database()
  const directory = await startDirectory(backing, url)
  const startedAt = performance.now()
  const id = await directory.send('user-imports', peopleFile())
  const { done } = await until(directory.database, importOver, id)
  if (done !== PEOPLE) throw new Error(`Only ${done} of ${PEOPLE} people were imported`)
  const rate = perSecond(PEOPLE, startedAt)
  const importSec = PEOPLE / rate
  await until(directory.database, outboxEmpty)
  const publishedSec = (performance.now() - startedAt) / 1_000
  const keyRate = await keysImported(directory)
  await directory.stop()

  const copy = await copyRate(url, 'people', 'directory')
  const detail = `${thousands(rate)} people/s, each with roles, e-mail address and telephone number`
  yield {
    name: 'import of 50,000 people, rows/s ÷ COPY of the same rows',
    ratio: rate / copy,
    bound: { atLeast: 0.03 },
    detail: `${detail}, against ${thousands(copy)} rows/s`,
  }
  yield {
    name: 'import of 50,000 people ÷ 60 s',
    ratio: importSec / MOST_SEC,
    bound: { atMost: 1 },
    detail: `${importSec.toFixed(1)} s until the last is there`,
  }
  yield {
    name: 'the same until all events are in the log ÷ until all are there',
    ratio: publishedSec / importSec,
    bound: { atMost: 1.5 },
    detail: `${publishedSec.toFixed(1)} s against ${importSec.toFixed(1)} s, embedded log`,
  }
  const keyCopy = await copyRate(url, 'credentials', 'directory')
  yield {
    name: 'import of 50,000 keys, rows/s ÷ COPY of the same rows',
    ratio: keyRate / keyCopy,
    bound: { atLeast: 0.03 },
    detail: `${thousands(keyRate)} keys/s, each with a holder by user name, against ${thousands(keyCopy)} rows/s`,
  }
}

const keysImported = async (directory: RunningDirectory): Promise<number> => {
  const startedAt = performance.now()
  const id = await directory.send('credential-imports', keysFile())
  const { done } = await until(directory.database, importOver, id)
  if (done !== PEOPLE) throw new Error(`Only ${done} of ${PEOPLE} keys were imported`)
  return perSecond(PEOPLE, startedAt)
}

const keysFile = (): string => {
  let text = 'kind,number,label,holder,validUntil\r\n'
  for (let index = 0; index < PEOPLE; index += 1) {
    text += `key_fob,04A1${(1_000_000 + index).toString(16)},Fob ${index},person.${index},2037-01-01T00:00:00Z\r\n`
  }
  return text
}

const peopleFile = (): string => {
  let text = 'username,name,email,phone,roles\r\n'
  for (let index = 0; index < PEOPLE; index += 1) {
    text += `person.${index},Person ${index} Imported,person.${index}@example.com,+358 40 ${1_000_000 + index},employee\r\n`
  }
  return text
}

type RunningDirectory = Awaited<ReturnType<typeof startDirectory>>

const startDirectory = async (backing: Backing, url: string) => {
  const logger = pino({ level: 'silent' })
  const folder = await backing.folder()
  const adminTokenFile = join(folder, 'admin-token')
  const keyIn = (name: string) => ({ file: join(folder, name), mayCreate: true })
  const log = await openEmbeddedEventLog({ url, logger })
  await log.createTopics(topics)
  const database = openPool(url, { schema: 'directory', applicationName: 'bench' })
  const definition = directoryService({
    siteZone: 'Europe/Helsinki',
    adminTokenFile,
    adminPasswordFile: join(folder, 'admin-password'),
    wrappingKeys: keyIn('privacy-keys'),
    lookupKey: keyIn('credential-lookup-key'),
    signIn: signInOptions(signInVariables.parse({}), randomBytes(32).toString('base64url')),
  })
  await migrateService(database, definition)
  const platform = { name: 'directory', log, database, sharedState: inProcessSharedState(), logger }
  const { name, title, description } = definition
  const app = await createApp({ name, title, description, services: [{ definition, platform }], logger })
  await app.listen(0, '127.0.0.1')
  const address = await app.getUrl()
  const token = (await readFile(adminTokenFile, 'utf8')).trim()
  return {
    database,
    send: async (path: string, body: string): Promise<string> => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' }
      const answer = await fetch(`${address}/v1/${path}`, { method: 'POST', headers, body })
      if (answer.status !== 202) throw new Error(`The import was answered with ${answer.status}`)
      return ((await answer.json()) as { id: string }).id
    },
    stop: async (): Promise<void> => {
      await app.close()
      await database.end()
      await log.close()
    },
  }
}

const importOver = 'select done from imports where import_id = $1 and finished_at is not null'
const outboxEmpty = 'select 0 as done where not exists (select from outbox)'

/** Asks until there is an answer. */
const until = async (database: Pool, query: string, ...parameters: string[]): Promise<{ readonly done: number }> => {
  for (;;) {
    const { rows } = await database.query<{ done: number }>(query, parameters)
    if (rows[0] !== undefined) return rows[0]
    await pause(50)
  }
}
