import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { topics } from '@doorledger/contracts'
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import {
  clientCertificate,
  distributedSettings,
  freePort,
  type SelfSigned,
  selfSigned,
  StartedProcess,
  startLocalKafka,
  startLocalRedis,
} from '@doorledger/testing'
import kafkajs from 'kafkajs'
import { kafkaRightsOf } from '../../scripts/reference/kafka-rights.mjs'
import { SecuredPostgres } from './secured-postgres.js'
import { TokenIssuer } from './token-issuer.js'

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, Kafka, logLevel, ResourcePatternTypes } = kafkajs

export interface DeployedService {
  readonly name: string
  readonly schema: string
  readonly reads: readonly string[]
  readonly writes: readonly string[]
}

const facts = JSON.parse(
  await readFile(new URL('../../helm/doorledger/files/deployment.json', import.meta.url), 'utf8'),
) as { readonly services: readonly DeployedService[] }

interface Reached {
  readonly broker: string
  /** the same broker, for who shows a certificate, and for who brings a token */
  readonly byCertificate: string
  readonly byToken: string
  readonly ca: string
}

interface Parts {
  readonly dir: string
  /** as the services connect to them */
  readonly reached: Reached
  readonly environment: Readonly<Record<string, string>>
  readonly database: SecuredPostgres
  /** of the servers, and authority of the certificates of clients */
  readonly own: SelfSigned
  readonly issuer: TokenIssuer
  readonly servers: readonly { stop(): Promise<unknown> }[]
}

/** Services as the chart runs them: each with a user and rights of its own, and topics and schemas made by somebody else. */
export class SecuredSystem {
  private constructor(private readonly parts: Parts) {}

  get reached(): Reached {
    return this.parts.reached
  }
  get environment(): Readonly<Record<string, string>> {
    return this.parts.environment
  }
  get database(): SecuredPostgres {
    return this.parts.database
  }
  get issuer(): TokenIssuer {
    return this.parts.issuer
  }

  static readonly services = facts.services

  static userOf = (service: string): string => `doorledger-${service}`
  static passwordOf = (service: string): string => `${service}-and-nobody-else`

  static async start(): Promise<SecuredSystem> {
    const dir = await mkdtemp(join(tmpdir(), 'doorledger-secured-'))
    const own = await selfSigned(dir)
    const { certFile, keyFile, keyStoreFile } = own
    const issuer = await TokenIssuer.start()
    const [internalPort, certificatePort, tokenPort] = [await freePort(), await freePort(), await freePort()]
    const secured = {
      ...{ internalPort, keyStoreFile, users: usersOf(SecuredSystem) },
      byCertificate: { port: certificatePort, authorityFile: certFile },
      byToken: { port: tokenPort, keysUrl: issuer.keysUrl, audience: TokenIssuer.audience },
    }
    const [kafka, redis, database] = await Promise.all([
      startLocalKafka({ dir: join(dir, 'kafka'), shortLived: true, secured }),
      startLocalRedis({ dir: join(dir, 'redis'), secured: { certFile, keyFile, password: 'only-the-services' } }),
      SecuredPostgres.start(join(dir, 'postgres'), own),
    ])
    const internal = `127.0.0.1:${internalPort}`
    const log = openKafkaEventLog({ brokers: [internal], clientId: 'migrations' })
    await log.createTopics(topics)
    await log.close()
    await grantRights(internal)
    const addresses = { kafka: kafka.address, postgres: database.urlOf('migrate'), redis: redis.address }
    const environment = {
      ...distributedSettings(addresses, dir),
      KAFKA_SSL: 'true',
      KAFKA_SSL_CA_FILE: certFile,
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_CREATE_TOPICS: 'false',
      REDIS_CA_FILE: certFile,
      DECISION_DATA_DIR: join(dir, 'access-decision'),
    }
    const reached = {
      broker: kafka.address,
      byCertificate: `127.0.0.1:${certificatePort}`,
      byToken: `127.0.0.1:${tokenPort}`,
      ca: await readFile(certFile, 'utf8'),
    }
    const servers = [kafka, redis, database, issuer]
    return new SecuredSystem({ dir, reached, database, environment, own, issuer, servers })
  }

  /** What the hook of an upgrade runs: brings the schema of a service up to date and ends. */
  async migrate(service: string) {
    const { process } = await this.startService(service, {
      DATABASE_URL: this.database.urlOf('migrate'),
      MIGRATIONS: 'only',
    })
    return process.ended
  }

  /** Variables of a service that shows a certificate in place of a password. */
  async byCertificate(service: string) {
    const { certFile, keyFile } = await clientCertificate(this.parts.dir, SecuredSystem.userOf(service), this.parts.own)
    return {
      KAFKA_BROKERS: this.reached.byCertificate,
      KAFKA_SASL_MECHANISM: '',
      KAFKA_SSL_CERT_FILE: certFile,
      KAFKA_SSL_KEY_FILE: keyFile,
    }
  }

  /** Variables of a service that signs in to Kafka by tokens. */
  byToken(service: string) {
    return {
      KAFKA_BROKERS: this.reached.byToken,
      KAFKA_SASL_MECHANISM: 'oauthbearer',
      KAFKA_SASL_USERNAME: SecuredSystem.userOf(service),
      KAFKA_SASL_PASSWORD: TokenIssuer.secretOf(SecuredSystem.userOf(service)),
      KAFKA_OAUTH_TOKEN_URL: this.issuer.tokenUrl,
    }
  }

  /** A service with its own user, or with what is given instead. */
  async startService(service: string, instead: Readonly<Record<string, string>> = {}) {
    const port = await freePort()
    const environment = {
      ...this.environment,
      KAFKA_SASL_USERNAME: SecuredSystem.userOf(service),
      KAFKA_SASL_PASSWORD: SecuredSystem.passwordOf(service),
      DATABASE_URL: this.database.urlOf(service),
      MIGRATIONS: 'never',
      ...instead,
      PORT: String(port),
    }
    const process = StartedProcess.start({ file: `services/${service}/dist/main.js`, environment })
    return { process, address: `http://127.0.0.1:${port}` }
  }

  async stop(): Promise<void> {
    await Promise.all(this.parts.servers.map((server) => server.stop()))
    await rm(this.parts.dir, { recursive: true, force: true })
  }
}

const usersOf = ({ services, userOf, passwordOf }: typeof SecuredSystem) =>
  Object.fromEntries(services.map(({ name }) => [userOf(name), passwordOf(name)]))

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
