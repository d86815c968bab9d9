import { type EmbeddedPostgres, startEmbeddedPostgres } from '@doorledger/database'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'

export interface KeptPostgres {
  /** stays the same when Postgres has to be started again */
  readonly url: string
  stop(): Promise<void>
}

const PAUSE_MS = 1_000

/** A Postgres that is started again, at the same address, when it ends without being asked. */
export const keepPostgres = async (dataDir: string, logger: Logger): Promise<KeptPostgres> => {
  let server: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir })
  const { url } = server
  const port = Number(new URL(url).port)
  const stopping = new AbortController()

  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await server.ended
      if (!stopping.signal.aborted) server = await startAgain()
    }
  }
  const startAgain = async (): Promise<EmbeddedPostgres> => {
    await server.stop()
    for (;;) {
      logger.error('Postgres ended unasked; it is started again')
      try {
        return await startEmbeddedPostgres({ dataDir, port })
      } catch (err) {
        logger.error({ err }, 'Postgres could not be started again')
        await pause(PAUSE_MS, undefined, { signal: stopping.signal })
      }
    }
  }

  const watching = watch().catch((err: unknown) => {
    if (!stopping.signal.aborted) throw err
  })
  const stop = async () => {
    stopping.abort()
    await server.stop()
    await watching
  }
  return { url, stop }
}
