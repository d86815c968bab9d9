import type { BackingService, KafkaAdvertising, LocalServerOptions } from './backing-service.js'
import {
  containerEngineAnswers,
  startKafkaContainer,
  startPostgresContainer,
  startRedisContainer,
} from './containers.js'
import { startLocalKafka } from './local-kafka.js'
import { startLocalPostgres } from './local-postgres.js'
import { startLocalRedis } from './local-redis.js'

/** In a container where an engine answers (then `dir` and `port` are not used), else as a process of this machine. */
const containerOrLocal =
  <Options extends LocalServerOptions>(
    container: (options: Options) => Promise<BackingService>,
    local: (options: Options) => Promise<BackingService>,
  ) =>
  async (options: Options): Promise<BackingService> =>
    (await containerEngineAnswers()) ? container(options) : local(options)

/** A Kafka of one's own, to kill and restart. @throws {BackingServiceMissing} */
export const startKafka = containerOrLocal(startKafkaContainer, (options: LocalServerOptions & KafkaAdvertising) =>
  startLocalKafka({ ...options, shortLived: true }),
)

/** A Redis of one's own, to kill and restart. @throws {BackingServiceMissing} */
export const startRedis = containerOrLocal(startRedisContainer, startLocalRedis)

/** A Postgres of one's own, to kill and restart. */
export const startPostgres = containerOrLocal(startPostgresContainer, startLocalPostgres)
