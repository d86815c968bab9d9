import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { postgresBinaries } from './embedded/binaries.js'
import { clusterDirOf, openCluster, runningServer } from './embedded/cluster.js'
import { lockDataFolder } from './embedded/data-folder-lock.js'
import { freePort } from './embedded/free-port.js'
import { stopLeftBehind, stopServer } from './embedded/left-behind.js'
import { hasEnded, serverUrl, startServer } from './embedded/server.js'
import { systemUser } from './embedded/system-user.js'

export { DataFolderInUse } from './embedded/data-folder-lock.js'
export { isFree as isPortFree } from './embedded/free-port.js'

export interface EmbeddedPostgresOptions {
  /** made when missing; belongs to this Postgres alone */
  readonly dataDir: string
  /** of 127.0.0.1; any free one when left out */
  readonly port?: number
}

export interface EmbeddedPostgres {
  /** a connection string with everything in it */
  readonly url: string
  /** resolves when the server has ended, asked or not */
  readonly ended: Promise<void>
  /** disconnects everyone and stops; resolves when nothing is left */
  stop(): Promise<void>
}

const DATABASE = 'doorledger'

/**
 * A real Postgres, fsync on, as a child of this process, reachable from this machine only.
 * Works as root and as an ordinary user; ends when this process dies, and what outlived it is stopped first.
 * @throws {DataFolderInUse} when a running process uses the folder
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const dataDir = resolve(options.dataDir)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await chmod(dataDir, 0o700)
  const unlock = await lockDataFolder(dataDir)
  try {
    const { server, url } = await start(dataDir, options.port)
    const ended = hasEnded(server) ? Promise.resolve() : once(server, 'exit').then(() => undefined)
    const stopOnce = async () => {
      if (!hasEnded(server)) await stopServer(server.pid!)
      await ended
      await unlock()
    }
    let stopped: Promise<void> | undefined
    return { url, ended, stop: () => (stopped ??= stopOnce()) }
  } catch (error) {
    await unlock()
    throw error
  }
}

const start = async (dataDir: string, wantedPort?: number): Promise<{ server: ChildProcess; url: string }> => {
  const [binaries, user] = await Promise.all([postgresBinaries(), systemUser(clusterDirOf(dataDir))])
  await stopLeftBehind(clusterDirOf(dataDir))
  const cluster = await openCluster(dataDir, binaries, user)
  const port = wantedPort ?? (await freePort())
  const logFile = join(dataDir, 'postgres.log')
  const server = await startServer({ postgres: binaries.postgres, cluster, user, port, logFile })
  await createDatabase(serverUrl(cluster, port, 'postgres'))
  return { server, url: serverUrl(cluster, port, DATABASE) }
}

const createDatabase = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

/** How to reach the Postgres that somebody runs in this folder; undefined when nobody does. */
export const runningPostgresUrl = async (dataDir: string): Promise<string | undefined> => {
  const running = await runningServer(resolve(dataDir))
  return running && serverUrl(running, running.port, DATABASE)
}
