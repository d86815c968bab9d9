import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { topics } from '@doorledger/contracts'
import { openKafkaEventLog } from '@doorledger/event-log'
import {
  distributedSettings,
  freePort,
  freshDatabase,
  selfSigned,
  StartedProcess,
  startLocalKafka,
  startLocalRedis,
} from '@doorledger/testing'
import kafkajs from 'kafkajs'
import { kafkaRightsOf } from '../../scripts/reference/kafka-rights.mjs'

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, Kafka, logLevel, ResourcePatternTypes } = kafkajs

export interface DeployedService {
  readonly name: string
  readonly reads: readonly string[]
  readonly writes: readonly string[]
}

const facts = JSON.parse(
  await readFile(new URL('../../helm/doorledger/files/deployment.json', import.meta.url), 'utf8'),
) as { readonly services: readonly DeployedService[] }

/** Services as the chart runs them: each with a user and rights of its own, and topics made by somebody else. */
export class SecuredSystem {
  private constructor(
    private readonly dir: string,
    /** as the services connect to them */
    readonly reached: { readonly broker: string; readonly ca: string },
    readonly environment: Readonly<Record<string, string>>,
    private readonly servers: readonly { stop(): Promise<unknown> }[],
  ) {}

  static readonly services = facts.services

  static userOf = (service: string): string => `doorledger-${service}`
  static passwordOf = (service: string): string => `${service}-and-nobody-else`

  static async start(): Promise<SecuredSystem> {
    const dir = await mkdtemp(join(tmpdir(), 'doorledger-secured-'))
    const { certFile, keyFile, keyStoreFile } = await selfSigned(dir)
    const internalPort = await freePort()
    const users = Object.fromEntries(
      facts.services.map(({ name }) => [SecuredSystem.userOf(name), SecuredSystem.passwordOf(name)]),
    )
    const [kafka, redis] = await Promise.all([
      startLocalKafka({ dir: join(dir, 'kafka'), shortLived: true, secured: { internalPort, keyStoreFile, users } }),
      startLocalRedis({ dir: join(dir, 'redis'), secured: { certFile, keyFile, password: 'only-the-services' } }),
    ])
    const internal = `127.0.0.1:${internalPort}`
    const log = openKafkaEventLog({ brokers: [internal], clientId: 'migrations' })
    await log.createTopics(topics)
    await log.close()
    await grantRights(internal)
    const addresses = { kafka: kafka.address, postgres: await freshDatabase(), redis: redis.address }
    const environment = {
      ...distributedSettings(addresses, dir),
      KAFKA_SSL: 'true',
      KAFKA_SSL_CA_FILE: certFile,
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_CREATE_TOPICS: 'false',
      REDIS_CA_FILE: certFile,
      DECISION_DATA_DIR: join(dir, 'access-decision'),
    }
    const reached = { broker: kafka.address, ca: await readFile(certFile, 'utf8') }
    return new SecuredSystem(dir, reached, environment, [kafka, redis])
  }

  /** A service with its own user, or with what is given instead. */
  async startService(service: string, instead: Readonly<Record<string, string>> = {}) {
    const port = await freePort()
    const environment = {
      ...this.environment,
      KAFKA_SASL_USERNAME: SecuredSystem.userOf(service),
      KAFKA_SASL_PASSWORD: SecuredSystem.passwordOf(service),
      ...instead,
      PORT: String(port),
    }
    const process = StartedProcess.start({ file: `services/${service}/dist/main.js`, environment })
    return { process, address: `http://127.0.0.1:${port}` }
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()))
    await rm(this.dir, { recursive: true, force: true })
  }
}

const grantRights = async (broker: string): Promise<void> => {
  const admin = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  const acl = facts.services.flatMap((service) =>
    kafkaRightsOf(service).flatMap(({ resource, name, pattern, operations }) =>
      operations.map((operation: string) => ({
        principal: `User:${SecuredSystem.userOf(service.name)}`,
        host: '*',
        operation: operationNumber(operation),
        permissionType: AclPermissionTypes.ALLOW,
        resourceType: resource === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
        resourceName: name,
        resourcePatternType: pattern === 'literal' ? ResourcePatternTypes.LITERAL : ResourcePatternTypes.PREFIXED,
      })),
    ),
  )
  await admin.createAcls({ acl })
  await admin.disconnect()
}

const operationNumber = (operation: string) =>
  ({
    Read: AclOperationTypes.READ,
    Write: AclOperationTypes.WRITE,
    Describe: AclOperationTypes.DESCRIBE,
    DescribeConfigs: AclOperationTypes.DESCRIBE_CONFIGS,
  })[operation]!
