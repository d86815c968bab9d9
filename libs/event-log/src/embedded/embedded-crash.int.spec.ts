import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalPostgres } from '@doorledger/testing'
import { eventLogCrashContract, type CrashableLog } from '../event-log-contract.js'
import type { EventLog } from '../event-log.js'
import { openEmbeddedEventLog } from './embedded-event-log.js'

const openCrashable = async (): Promise<CrashableLog> => {
  const dir = await mkdtemp(join(tmpdir(), 'doorledger-crash-'))
  const server = await startLocalPostgres({ dir })
  const logs: EventLog[] = []
  const open = async (): Promise<EventLog> => {
    const log = await openEmbeddedEventLog({ url: server.address })
    logs.push(log)
    return log
  }
  return {
    log: await open(),
    another: open,
    crash: async () => {
      await server.kill()
      await server.restart()
    },
    close: async () => {
      await Promise.all(logs.map((log) => log.close()))
      await server.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

eventLogCrashContract('the embedded log', openCrashable)
