import { isIP } from 'node:net'
import { z } from 'zod'
import { kafkaVariables } from './kafka-variables.js'

/** A variable that is a whole number, not negative. */
export const wholeNumber = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number)

const atLeastOne = wholeNumber.refine((count) => count >= 1, 'must be at least 1')

const address = (protocols: readonly string[], example: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be an address such as ${example}`,
    )

const hostAndPort = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/

/** `host:port,host:port` as a list. */
const brokers = z
  .string()
  .transform((text) => text.split(',').map((broker) => broker.trim()))
  .refine((list) => list.every((broker) => hostAndPort.test(broker)), 'must be host:port, several separated by commas')

/** `address,subnet/bits` as a list. */
export const networks = z
  .string()
  .transform((text) => text.split(',').map((network) => network.trim()))
  .refine((list) => list.every(isNetwork), 'must be addresses or subnets such as 10.0.0.0/8, separated by commas')

const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  const most = version === 4 ? 32 : 128
  return version !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
}

/** Variables every process knows. */
export const processVariables = z.object({
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on'),
  PORT: wholeNumber
    .refine((port) => port <= 65_535, 'must be a port number, 0 to 65535')
    .default(8080)
    .describe('Port to listen on; 0 takes a free one'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Least important log lines that are written'),
  TRUSTED_PROXIES: networks
    .default([])
    .describe('Reverse proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed: addresses or subnets'),
  OTEL_EXPORTER_OTLP_ENDPOINT: address(['http:', 'https:'], 'http://collector:4318')
    .optional()
    .describe(
      'OpenTelemetry collector (OTLP over HTTP, JSON unless `OTEL_EXPORTER_OTLP_PROTOCOL` says otherwise); without it no traces leave the process. OpenTelemetry’s other standard variables hold too',
    ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: address(['http:', 'https:'], 'http://collector:4318/v1/traces')
    .optional()
    .describe('The collector’s address for traces alone, whole'),
  OTEL_TRACES_EXPORTER: z.string().optional().describe('Where traces go: `otlp`, `console`, `zipkin` or `none`'),
  OTEL_METRICS_EXPORTER: z
    .string()
    .optional()
    .describe('Where durations of requests go besides `/metrics`: `otlp`, `console`, `prometheus`; nowhere without it'),
  OTEL_SDK_DISABLED: z.string().optional().describe('`true`: nothing is recorded, whatever the other variables say'),
})

/** Variables of a service that runs as a process of its own, against Kafka, Postgres and Redis. */
export const distributedVariables = processVariables.extend({
  KAFKA_BROKERS: brokers.describe('Kafka brokers as `host:port`, separated by commas'),
  KAFKA_REPLICATION_FACTOR: atLeastOne
    .optional()
    .describe('Copies of each topic the service creates; the brokers’ own default without it. Production: 3'),
  KAFKA_MIN_INSYNC_REPLICAS: atLeastOne
    .optional()
    .describe('Copies that must hold a record before it counts; the brokers’ own default without it. Production: 2'),
  KAFKA_PARTITIONS: atLeastOne.optional().describe('Partitions of each topic, instead of what its contract says'),
  ...kafkaVariables.shape,
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/doorledger').describe(
    'Postgres database, shared by the services; each has a schema of its own. Its user may create roles, or is a member of `<schema>_confined`',
  ),
  MIGRATIONS: z
    .enum(['at-start', 'only', 'never'])
    .default('at-start')
    .describe('When topics and schema are brought up to date: at each start, as all a process does, or by another one'),
  LOG_REPLACED: z
    .stringbool()
    .default(false)
    .describe(
      'For one run with `MIGRATIONS=only` after topics were lost and the database was not: new topics go on where the ' +
        'service had read to, and what it decided is published again. See `docs/operations/disasters.md`',
    ),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://host:6379').describe('Redis for what replicas share'),
  REDIS_CA_FILE: z.string().min(1).optional().describe('PEM file with the authority of the certificate of Redis'),
})
/** Variables of a process that sends mails. */
export const mailVariables = z.object({
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtp://host:587')
    .optional()
    .describe(
      'Mail server, `smtp://user:password@host:587`; without it links to set a password are handed out by ' +
        'administrators, and nobody subscribes by mail',
    ),
  MAIL_FROM: z.string().min(3).default('Doorledger <doorledger@localhost>').describe('Sender of mails'),
})

export type DistributedConfig = Readonly<z.output<typeof distributedVariables>>
