export interface KafkaNode {
  readonly dataDir: string
  readonly port: number
  readonly controllerPort: number
}

/**
 * A single KRaft node on the loopback interface. Differences from the defaults: replication factors of 1; consumer
 * groups form without delay and may have short sessions; a broker that was killed may register again after 6 s instead
 * of 9; internal topics with few partitions, so that they are made quickly.
 */
const settings = ({ dataDir, port, controllerPort }: KafkaNode): Record<string, string | number | boolean> => ({
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
  'controller.listener.names': 'CONTROLLER',
  'inter.broker.listener.name': 'PLAINTEXT',
  'log.dirs': dataDir,
  'auto.create.topics.enable': false,
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 4,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'transaction.state.log.num.partitions': 4,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'share.coordinator.state.topic.num.partitions': 4,
  'group.initial.rebalance.delay.ms': 0,
  'group.min.session.timeout.ms': 1_000,
  'broker.heartbeat.interval.ms': 500,
  'broker.session.timeout.ms': 6_000,
  'log.index.size.max.bytes': 1_048_576,
  'log.cleaner.dedupe.buffer.size': 16_777_216,
})

/** Text of a `server.properties` file. */
export const kafkaProperties = (node: KafkaNode): string =>
  Object.entries(settings(node))
    .map(([name, value]) => `${name}=${String(value).replaceAll('\\', '\\\\')}\n`)
    .join('')
