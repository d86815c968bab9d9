import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { SUPERUSER, type Cluster } from './cluster.js'
import type { SystemUser } from './system-user.js'

const READY_WITHIN_MS = 60_000

export interface ServerOptions {
  readonly postgres: string
  readonly cluster: Cluster
  readonly user: SystemUser
  readonly port: number
  readonly logFile: string
}

/**
 * Starts the server and resolves when it answers queries.
 * @throws {Error} with the last lines of its log when it does not
 */
export const startServer = async (options: ServerOptions): Promise<ChildProcess> => {
  const server = await spawnServer(options)
  try {
    await answers(server, serverUrl(options.cluster, options.port, 'postgres'))
    return server
  } catch (cause) {
    server.kill('SIGINT')
    const log = await readFile(options.logFile, 'utf8').catch(() => '')
    throw new Error(`Postgres did not start: ${log.trim().split('\n').slice(-5).join('\n')}`, { cause })
  }
}

/** Its own process group: Ctrl-C in the terminal must reach us, not Postgres, or it would be gone too early. */
const spawnServer = async ({ postgres, cluster, user, port, logFile }: ServerOptions): Promise<ChildProcess> => {
  const [command, args] = user.command(postgres, ['-D', cluster.dir, ...settings(port)])
  const log = await open(logFile, 'w', 0o600)
  try {
    const server = spawn(command, args, { detached: true, cwd: '/', stdio: ['ignore', log.fd, log.fd] })
    await once(server, 'spawn')
    return server
  } finally {
    await log.close()
  }
}

const settings = (port: number): string[] =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 300,
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    checkpoint_completion_target: 0.9,
    wal_compression: 'on',
    fsync: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

export const serverUrl = ({ password }: Cluster, port: number, database: string): string =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`

const answers = async (server: ChildProcess, url: string): Promise<void> => {
  const until = Date.now() + READY_WITHIN_MS
  for (;;) {
    if (hasEnded(server)) throw new Error(`postgres ended with ${server.exitCode ?? server.signalCode}`)
    try {
      return await tryConnecting(url)
    } catch (error) {
      if (Date.now() > until) throw error
      await pause(50)
    }
  }
}

export const hasEnded = (server: ChildProcess): boolean => server.exitCode !== null || server.signalCode !== null

const tryConnecting = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  await client.connect()
  await client.end()
}
