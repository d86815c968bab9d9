import type { KafkaConnection } from '@doorledger/event-log/kafka'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const file = z.string().min(1).optional()
const text = z.string().min(1).optional()

/** How a service shows itself to Kafka, and how it knows that it is Kafka. */
export const kafkaVariables = z.object({
  KAFKA_SSL: z
    .stringbool()
    .default(false)
    .describe('Whether Kafka is reached through TLS; its certificate is verified'),
  KAFKA_SSL_CA_FILE: file.describe('PEM file with the authority of Kafka’s certificate; those of Node without it'),
  KAFKA_SSL_CERT_FILE: file.describe('PEM file with the certificate that the service shows to Kafka (mutual TLS)'),
  KAFKA_SSL_KEY_FILE: file.describe('PEM file with the key to that certificate'),
  KAFKA_SASL_MECHANISM: z
    .enum(['scram-sha-512', 'scram-sha-256', 'plain', 'oauthbearer'])
    .optional()
    .describe('How the service signs in to Kafka; it does not without it'),
  KAFKA_SASL_USERNAME: text.describe('User of Kafka, or client id at the token endpoint'),
  KAFKA_SASL_PASSWORD: text.describe('Password of that user, or client secret'),
  KAFKA_OAUTH_TOKEN_URL: z.url().optional().describe('Token endpoint for `oauthbearer` (client credentials)'),
  KAFKA_OAUTH_SCOPE: text.describe('Scope asked for at the token endpoint'),
  KAFKA_CREATE_TOPICS: z
    .stringbool()
    .default(true)
    .describe('Whether the service creates and widens topics; `false` where another does and its user may not'),
})
export type KafkaConfig = Readonly<z.output<typeof kafkaVariables>>

/** Refuses settings that lack a part, by the name of what is missing. */
export const requireWholeKafka = (config: KafkaConfig, context: z.RefinementCtx): void => {
  const missing = (name: keyof KafkaConfig, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message, input: config[name] })
  if ((config.KAFKA_SSL_CERT_FILE === undefined) !== (config.KAFKA_SSL_KEY_FILE === undefined)) {
    missing('KAFKA_SSL_KEY_FILE', 'certificate and key go together')
  }
  if (config.KAFKA_SSL_CA_FILE !== undefined && !config.KAFKA_SSL)
    missing('KAFKA_SSL', 'must be true with KAFKA_SSL_CA_FILE')
  if (config.KAFKA_SASL_MECHANISM === undefined) return
  for (const name of ['KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'] as const) {
    if (config[name] === undefined) missing(name, 'is needed to sign in to Kafka')
  }
  const needsUrl = config.KAFKA_SASL_MECHANISM === 'oauthbearer'
  if (needsUrl && config.KAFKA_OAUTH_TOKEN_URL === undefined)
    missing('KAFKA_OAUTH_TOKEN_URL', 'is needed for oauthbearer')
}

/** What Kafka's client is given. Files are read once: a rotated certificate takes a restart. @throws {Error} of a file */
export const kafkaConnectionOf = (config: KafkaConfig): KafkaConnection => ({
  ...(config.KAFKA_SSL && { tls: tlsOf(config) }),
  ...(config.KAFKA_SASL_MECHANISM !== undefined && { signIn: signInOf(config, config.KAFKA_SASL_MECHANISM) }),
})

const tlsOf = ({ KAFKA_SSL_CA_FILE, KAFKA_SSL_CERT_FILE, KAFKA_SSL_KEY_FILE }: KafkaConfig) => ({
  ...(KAFKA_SSL_CA_FILE !== undefined && { ca: readFileSync(KAFKA_SSL_CA_FILE, 'utf8') }),
  ...(KAFKA_SSL_CERT_FILE !== undefined && { cert: readFileSync(KAFKA_SSL_CERT_FILE, 'utf8') }),
  ...(KAFKA_SSL_KEY_FILE !== undefined && { key: readFileSync(KAFKA_SSL_KEY_FILE, 'utf8') }),
})

const signInOf = (config: KafkaConfig, mechanism: NonNullable<KafkaConfig['KAFKA_SASL_MECHANISM']>) => {
  const { KAFKA_SASL_USERNAME: username = '', KAFKA_SASL_PASSWORD: password = '' } = config
  if (mechanism !== 'oauthbearer') return { mechanism, username, password }
  const { KAFKA_OAUTH_TOKEN_URL: tokenUrl = '', KAFKA_OAUTH_SCOPE: scope } = config
  return { mechanism, tokenUrl, clientId: username, clientSecret: password, ...(scope !== undefined && { scope }) }
}
