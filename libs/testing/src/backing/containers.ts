import { GenericContainer, getContainerRuntimeClient, Wait, type WaitStrategy } from 'testcontainers'
import type { BackingService } from './backing-service.js'
import { freePort } from './free-port.js'

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

export const startKafkaContainer = async (): Promise<BackingService> => {
  const port = await freePort()
  const environment = {
    KAFKA_NODE_ID: '1',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_LISTENERS: `PLAINTEXT://:${port},CONTROLLER://:9093`,
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${await engineHost()}:${port}`,
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS: '1000',
    KAFKA_BROKER_SESSION_TIMEOUT_MS: '6000',
    KAFKA_BROKER_HEARTBEAT_INTERVAL_MS: '500',
  }
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
  return { address: `postgres://doorledger:doorledger@${host}:${port}/doorledger`, ...server }
}

const engineHost = async (): Promise<string> => (await getContainerRuntimeClient()).info.containerRuntime.host
