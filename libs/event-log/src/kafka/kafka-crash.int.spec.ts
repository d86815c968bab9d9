import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startKafka } from '@doorledger/testing'
import { eventLogCrashContract, type CrashableLog } from '../event-log-contract.js'
import { openKafkaEventLog } from './kafka-event-log.js'

/** A log on a broker of its own. */
const openCrashableLog = async (): Promise<CrashableLog> => {
  const dir = await mkdtemp(join(tmpdir(), 'doorledger-kafka-'))
  const kafka = await startKafka({ dir })
  const open = () => openKafkaEventLog({ brokers: [kafka.address], clientId: 'crash', appendTimeoutMs: 5_000 })
  const logs = [open()]
  return {
    log: logs[0] as (typeof logs)[number],
    another: () => {
      const log = open()
      logs.push(log)
      return Promise.resolve(log)
    },
    crash: async () => {
      await kafka.kill()
      await kafka.restart()
    },
    close: async () => {
      await Promise.all(logs.map((log) => log.close()))
      await kafka.stop()
      await rm(dir, { recursive: true })
    },
  }
}

eventLogCrashContract('Kafka', openCrashableLog)
