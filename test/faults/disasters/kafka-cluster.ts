import { type BackingService, freePort } from '@doorledger/testing'
import { startLocalKafka } from '@doorledger/testing/backing'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import kafkajs from 'kafkajs'
import { until } from '../installation.js'

const BROKERS = 3
const HOST = '127.0.0.1'

interface Node {
  readonly id: number
  readonly port: number
  readonly controllerPort: number
  readonly dir: string
}

/** Three nodes, each a broker and a controller; records count once two of them hold them. */
export class KafkaCluster {
  private constructor(
    private readonly nodes: readonly Node[],
    private readonly running: Map<number, BackingService>,
  ) {}

  static async start(dir: string): Promise<KafkaCluster> {
    const ids = Array.from({ length: BROKERS }, (_, index) => index + 1)
    const nodes: Node[] = []
    for (const id of ids) {
      nodes.push({ id, port: await freePort(), controllerPort: await freePort(), dir: join(dir, `kafka-${id}`) })
    }
    const cluster = new KafkaCluster(nodes, new Map())
    await Promise.all(nodes.map((node) => cluster.startNode(node)))
    return cluster
  }

  get address(): string {
    return this.nodes.map(({ port }) => `${HOST}:${port}`).join()
  }

  /** Ends a broker at once; what it held is gone. */
  async lose(id: number): Promise<void> {
    await this.running.get(id)!.kill()
    await rm(this.node(id).dir, { recursive: true, force: true })
  }

  /** A broker of the same id without data, which copies all from the others. Resolves when every partition has three copies. */
  async replace(id: number): Promise<void> {
    await this.startNode(this.node(id))
    const client = new kafkajs.Kafka({ brokers: this.address.split(','), clientId: 'cluster', logLevel: 0 })
    const admin = client.admin()
    await admin.connect()
    try {
      await until('every partition has three copies', async () => {
        const { topics } = await admin.fetchTopicMetadata()
        const copies = topics.flatMap(({ partitions }) => partitions.map(({ isr }) => isr.length))
        return copies.every((count) => count === BROKERS) ? true : undefined
      })
    } finally {
      await admin.disconnect()
    }
  }

  async stop(): Promise<void> {
    // A controller without a majority waits for one before it ends.
    await Promise.all([...this.running.values()].map((server) => server.kill()))
  }

  private node(id: number): Node {
    return this.nodes[id - 1]!
  }

  private async startNode(node: Node): Promise<void> {
    const { id, port, controllerPort, dir } = node
    const settings = {
      'process.roles': 'broker,controller',
      'node.id': id,
      'controller.quorum.voters': this.nodes.map((each) => `${each.id}@${HOST}:${each.controllerPort}`).join(),
      listeners: `PLAINTEXT://${HOST}:${port},CONTROLLER://${HOST}:${controllerPort}`,
      'advertised.listeners': `PLAINTEXT://${HOST}:${port}`,
      'controller.listener.names': 'CONTROLLER',
      'inter.broker.listener.name': 'PLAINTEXT',
      'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      'log.dirs': join(dir, 'data'),
      'auto.create.topics.enable': false,
      'offsets.topic.replication.factor': BROKERS,
      'offsets.topic.num.partitions': 4,
      'group.initial.rebalance.delay.ms': 0,
      'log.cleaner.dedupe.buffer.size': 16_777_216,
    }
    this.running.set(id, await startLocalKafka({ dir, port, settings, shortLived: true }))
  }
}
