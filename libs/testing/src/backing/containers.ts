import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { GenericContainer, getContainerRuntimeClient, Wait, type WaitStrategy } from 'testcontainers'
import { freePort } from './free-port.js'
import type { BackingService, KafkaAdvertising } from './backing-service.js'
import { environmentOf, kafkaSettings } from './kafka-settings.js'

/** Whether a container engine takes orders here; asked once. */
export const containerEngineAnswers = (): Promise<boolean> => (engineAnswers ??= askEngine())
let engineAnswers: Promise<boolean> | undefined

const askEngine = () =>
  getContainerRuntimeClient().then(
    () => true,
    () => false,
  )

interface Recipe {
  readonly image: string
  readonly port: number
  readonly environment?: Record<string, string>
  readonly ready: WaitStrategy
}

/** The port on our side is fixed, so that a restarted container is found again. */
const startContainer = async ({ image, port, environment, ready }: Recipe, hostPort: number) => {
  const container = await new GenericContainer(image)
    .withExposedPorts({ container: port, host: hostPort })
    .withEnvironment(environment ?? {})
    .withWaitStrategy(ready)
    .start()
  const runtime = await getContainerRuntimeClient()
  return {
    host: container.getHost(),
    kill: async () => void (await runtime.container.getById(container.getId()).kill()),
    restart: () => container.restart({ timeout: 8_000 }),
    stop: async () => void (await container.stop({ timeout: 8_000, remove: false })),
  }
}

export const startKafkaContainer = async ({ advertisedPort }: KafkaAdvertising): Promise<BackingService> => {
  const port = await freePort()
  const reachedAt = advertisedPort === undefined ? await engineHost() : '127.0.0.1'
  const node = { port, controllerPort: 9093, listenOn: '', reachedAt, advertisedPort }
  const environment = environmentOf(kafkaSettings(node))
  const ready = Wait.forLogMessage('Kafka Server started')
  const { host, ...server } = await startContainer({ image: 'apache/kafka:4.3.0', port, environment, ready }, port)
  return { address: `${host}:${port}`, ...server }
}

export const startRedisContainer = async (): Promise<BackingService> => {
  const port = await freePort()
  const ready = Wait.forLogMessage('Ready to accept connections')
  const { host, ...server } = await startContainer({ image: 'redis:7.2-alpine', port: 6379, ready }, port)
  return { address: `redis://${host}:${port}`, ...server }
}

export const startPostgresContainer = async (): Promise<BackingService> => {
  const port = await freePort()
  const environment = { POSTGRES_USER: 'doorledger', POSTGRES_PASSWORD: 'doorledger', POSTGRES_DB: 'doorledger' }
  const ready = Wait.forListeningPorts()
  const { host, ...server } = await startContainer(
    { image: 'postgres:18-alpine', port: 5432, environment, ready },
    port,
  )
  const address = `postgres://doorledger:doorledger@${host}:${port}/doorledger`
  const restart = async () => {
    await server.restart()
    await untilRecovered(address)
  }
  await untilRecovered(address)
  return { address, ...server, restart }
}

/** Postgres listens while it still recovers from a crash, and turns everyone away. */
const untilRecovered = async (address: string): Promise<void> => {
  const client = new pg.Client({ connectionString: address })
  try {
    await client.connect()
  } catch (error) {
    if ((error as { code?: string }).code !== CANNOT_CONNECT_NOW) throw error
    await sleep(100)
    return untilRecovered(address)
  } finally {
    await client.end()
  }
}
const CANNOT_CONNECT_NOW = '57P03'

const engineHost = async (): Promise<string> => (await getContainerRuntimeClient()).info.containerRuntime.host
