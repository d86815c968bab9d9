import { freshDatabase } from '@doorledger/testing'
import { eventLogContract, openFreezableProxy, type LogUnderTest } from '../event-log-contract.js'
import type { EventLog } from '../event-log.js'
import { openEmbeddedEventLog } from './embedded-event-log.js'
import type { EmbeddedEventLogOptions } from './options.js'

const SHORT_LEASE_MS = 1_000

const openTested = async (): Promise<LogUnderTest> => {
  const url = await freshDatabase()
  const closing: (() => Promise<void>)[] = []
  const open = async (options: Partial<EmbeddedEventLogOptions> = {}): Promise<EventLog> => {
    const partitions: EmbeddedEventLogOptions['partitions'] = (topic) => topic.partitions
    const log = await openEmbeddedEventLog({ url, partitions, ...options })
    closing.push(() => log.close())
    return log
  }
  return {
    log: await open(),
    another: () => open(),
    freezable: async () => {
      const address = new URL(url)
      const proxy = await openFreezableProxy({ host: address.hostname, port: Number(address.port) })
      closing.push(() => proxy.close())
      address.hostname = '127.0.0.1'
      address.port = String(proxy.port)
      return { log: await open({ url: address.href, leaseMs: SHORT_LEASE_MS }), freeze: proxy.freeze, thaw: proxy.thaw }
    },
    close: async () => {
      for (const close of closing.reverse()) await close()
    },
  }
}

eventLogContract('the embedded log', openTested)
