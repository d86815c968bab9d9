import { mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { freePort } from './free-port.js'
import type { BackingService, KafkaAdvertising, LocalServerOptions } from './backing-service.js'
import {
  type KafkaSettings,
  kafkaSettings,
  propertiesOf,
  type SecuredListener,
  securedSettings,
} from './kafka-settings.js'
import { mavenDependency } from './maven.js'
import { OwnedProcess } from './owned-process.js'
import { cachedFolder, recipeFolder } from './repository-folders.js'
import { required, run } from './system-command.js'

/** 16 bytes in base64url, as Kafka wants it; the same every time, so that a folder can be taken up again. */
const CLUSTER_ID = Buffer.from('doorledger-local').toString('base64url')
const QUICK_START = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']
const HOST = '127.0.0.1'
const READY = 'Kafka Server started'
const READY_TIMEOUT_MS = 120_000

export interface LocalKafkaOptions extends LocalServerOptions, KafkaAdvertising {
  /** for tests: Java compiles less, so it starts with half the work, and is slower once warm */
  readonly shortLived?: boolean
  /** all of its settings, in place of ours, for who states them elsewhere; it listens on `port` by them */
  readonly settings?: KafkaSettings
  /** clients reach it through TLS and sign in with SCRAM-SHA-512; without access control lists they may do nothing */
  readonly secured?: SecuredListener & {
    /** passwords by user */
    readonly users: Readonly<Record<string, string>>
  }
}

/** A Kafka 4.3 broker of our own: Java from the system, jars from Maven Central, data in `dir`. */
export const startLocalKafka = async (options: LocalKafkaOptions): Promise<BackingService> => {
  const { dir, port = await freePort() } = options
  const java = await required({
    command: 'java',
    versionFlag: '-version',
    debianPackage: 'default-jre-headless',
    remedy: 'Kafka needs Java 17 or later (Debian: apt-get install default-jre-headless), or set KAFKA_BROKERS.',
  })
  const jars = await cachedFolder('kafka-4.3.0', (outputDirectory) =>
    mavenDependency('kafka', 'copy-dependencies', { includeScope: 'runtime', outputDirectory }),
  )
  const node = {
    dataDir: join(dir, 'data'),
    port,
    controllerPort: await freePort(),
    listenOn: HOST,
    reachedAt: HOST,
    advertisedPort: options.advertisedPort,
  }
  const ours = options.secured === undefined ? kafkaSettings(node) : securedSettings(node, options.secured)
  const properties = join(dir, 'server.properties')
  await mkdir(dir, { recursive: true })
  await writeFile(properties, propertiesOf(options.settings ?? ours))
  const classPath = [join(jars, '*'), recipeFolder('kafka')].join(delimiter)
  await format({ java, classPath, properties, users: options.secured?.users ?? {} })

  const start = async (): Promise<OwnedProcess> => {
    const broker = await OwnedProcess.start({
      command: java,
      args: [...javaOptions(options), '-Xmx1g', '-Xms256m', '-cp', classPath, 'kafka.Kafka', properties],
      dir,
      logFile: join(dir, 'kafka.log'),
    })
    await broker.untilReady(async () => (await broker.output()).includes(READY), READY_TIMEOUT_MS)
    return broker
  }
  let broker = await start()
  return {
    address: `${HOST}:${port}`,
    kill: () => broker.kill(),
    restart: async () => {
      await broker.stop()
      broker = await start()
    },
    stop: () => broker.stop(),
  }
}

/** Kafka fetches keys from addresses alone that it is told it may. */
const javaOptions = ({ shortLived = false, secured }: LocalKafkaOptions): readonly string[] => [
  ...(shortLived ? QUICK_START : []),
  ...(secured?.byToken === undefined
    ? []
    : [`-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=${secured.byToken.keysUrl}`]),
]

interface Formatting {
  readonly java: string
  readonly classPath: string
  readonly properties: string
  readonly users: Readonly<Record<string, string>>
}

/** A folder that is formatted already is left as it is. */
const format = ({ java, classPath, properties, users }: Formatting) => {
  const tool = [...QUICK_START, '-cp', classPath, 'kafka.tools.StorageTool', 'format', '--ignore-formatted']
  const scram = Object.entries(users).flatMap(([name, password]) => [
    '--add-scram',
    `SCRAM-SHA-512=[name=${name},password=${password}]`,
  ])
  return run(java, [...tool, '-t', CLUSTER_ID, '-c', properties, ...scram])
}
