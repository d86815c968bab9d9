import { DataFolderInUse } from '@doorledger/database'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Somebody listens at the address already. */
export class AddressTaken extends Error {
  override readonly name = 'AddressTaken'
}

/**
 * Asked before anything is started, which takes a while.
 * @throws {AddressTaken}
 */
export const refuseTakenAddress = async (host: string, port: number): Promise<void> => {
  const server = createServer().listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new AddressTaken(`${host}:${port} is taken. Set PORT to another port.`, { cause: error })
  }
  server.close()
  await once(server, 'close')
}

/** What to tell whoever tried to start, where they can mend it themselves and a stack trace would only be in the way. */
export const refusalIn = (error: unknown): string | undefined =>
  error instanceof DataFolderInUse || error instanceof AddressTaken ? error.message : undefined
