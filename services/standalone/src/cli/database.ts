import { DataFolderInUse, runningPostgresUrl, startEmbeddedPostgres } from '@doorledger/database'
import { join } from 'node:path'
import { CommandFailed } from './connection.js'

/**
 * Says how to reach the database of a data folder, for backups and restores. While Doorledger runs, that is all; else
 * the database runs by itself, empty in a new folder, until it is told to stop.
 * @throws {CommandFailed} when another process is about to start or stop the database
 */
export const openDatabase = async (
  dataDir: string,
  { print, stop }: { readonly print: (text: string) => void; readonly stop: Promise<unknown> },
): Promise<void> => {
  const folder = join(dataDir, 'postgres')
  const postgres = await startEmbeddedPostgres({ dataDir: folder }).catch((error: unknown) => {
    if (error instanceof DataFolderInUse) return undefined
    throw error
  })
  const url = postgres?.url ?? (await runningPostgresUrl(folder))
  if (url === undefined) throw new CommandFailed(`The database in ${folder} is starting or stopping. Try again.`)
  print(`DATABASE_URL=${url}\n`)
  if (postgres === undefined) return
  print('The database runs by itself. Stop with Ctrl-C.\n')
  await Promise.race([stop, postgres.ended])
  await postgres.stop()
}
