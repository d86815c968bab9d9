import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@doorledger/database'
import { freePort } from './free-port.js'
import type { BackingService, LocalServerOptions } from './backing-service.js'

/** A Postgres of our own, from npm, with fsync on. Its address names an empty database. */
export const startLocalPostgres = async ({ dir, port: wanted }: LocalServerOptions): Promise<BackingService> => {
  const port = wanted ?? (await freePort())
  let server = await startEmbeddedPostgres({ dataDir: dir, port })
  return {
    address: server.url,
    kill: async () => {
      const [pid] = (await readFile(join(dir, 'cluster', 'postmaster.pid'), 'utf8')).split('\n', 1)
      process.kill(Number(pid), 'SIGKILL')
      await server.stop()
    },
    restart: async () => {
      await server.stop()
      server = await startEmbeddedPostgres({ dataDir: dir, port })
    },
    stop: () => server.stop(),
  }
}
