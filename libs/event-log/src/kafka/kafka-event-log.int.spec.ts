import { connect } from 'node:net'
import { kafkaBrokers } from '@doorledger/testing'
import { eventLogContract, openFreezableProxy, type LogUnderTest } from '../event-log-contract.js'
import type { EventLog } from '../event-log.js'
import { openKafkaEventLog } from './kafka-event-log.js'
import type { KafkaEventLogOptions } from './kafka-options.js'

/** Logs on the brokers that all tests share. */
const openLogUnderTest = (): Promise<LogUnderTest> => {
  const brokers = kafkaBrokers()
  const closing: (() => Promise<void>)[] = []
  const open = (options: Partial<KafkaEventLogOptions> = {}): EventLog => {
    const log = openKafkaEventLog({ brokers, clientId: 'contract', ...options })
    closing.push(() => log.close())
    return log
  }
  const freezable = async () => {
    const [host = '', port] = (brokers[0] ?? '').split(':')
    const proxy = await openFreezableProxy({ host, port: Number(port) })
    closing.unshift(() => proxy.close())
    const socketFactory = ({ onConnect }: { onConnect: () => void }) => connect(proxy.port, '127.0.0.1', onConnect)
    const log = open({ connection: { socketFactory }, sessionTimeoutMs: 6_000 })
    return { log, freeze: () => proxy.freeze(), thaw: () => proxy.thaw() }
  }
  return Promise.resolve({
    log: open(),
    another: () => Promise.resolve(open()),
    freezable,
    close: async () => {
      await Promise.all(closing.map((close) => close()))
    },
  })
}

eventLogContract('Kafka', openLogUnderTest)
