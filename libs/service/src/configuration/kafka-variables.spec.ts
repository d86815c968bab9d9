import { describe, expect, it } from 'vitest'
import { kafkaConnectionOf } from './kafka-variables.js'
import { ConfigurationFault, readConfig } from './read-config.js'
import { distributedVariables } from './variables.js'

const complete = {
  KAFKA_BROKERS: 'kafka:9093',
  DATABASE_URL: 'postgres://doorledger:secret@db/doorledger',
  REDIS_URL: 'rediss://redis:6379',
}
const connection = (env: Record<string, string>) =>
  kafkaConnectionOf(readConfig(distributedVariables, { ...complete, ...env }))
const signIn = { KAFKA_SASL_USERNAME: 'directory', KAFKA_SASL_PASSWORD: 'secret' }

describe('the connection to Kafka', () => {
  it('is in the clear and unnamed without settings', () => expect(connection({})).toEqual({}))

  it('is encrypted by the authorities of Node', () => expect(connection({ KAFKA_SSL: 'true' })).toEqual({ tls: {} }))

  it.each(['scram-sha-512', 'scram-sha-256', 'plain'] as const)('signs in by %s', (mechanism) =>
    expect(connection({ ...signIn, KAFKA_SASL_MECHANISM: mechanism }).signIn).toEqual({
      ...{ mechanism, username: 'directory', password: 'secret' },
    }),
  )

  it('signs in with a token of the client', () =>
    expect(
      connection({
        ...signIn,
        KAFKA_SASL_MECHANISM: 'oauthbearer',
        KAFKA_OAUTH_TOKEN_URL: 'https://id.example/token',
      }).signIn,
    ).toMatchObject({ clientId: 'directory', clientSecret: 'secret', tokenUrl: 'https://id.example/token' }))

  it.each([
    [{ KAFKA_SASL_MECHANISM: 'scram-sha-512' }, /KAFKA_SASL_USERNAME[^]*KAFKA_SASL_PASSWORD/],
    [{ ...signIn, KAFKA_SASL_MECHANISM: 'oauthbearer' }, /KAFKA_OAUTH_TOKEN_URL/],
    [{ KAFKA_SSL: 'true', KAFKA_SSL_CERT_FILE: '/tls.crt' }, /KAFKA_SSL_KEY_FILE/],
    [{ KAFKA_SSL_CA_FILE: '/ca.crt' }, /KAFKA_SSL: /],
  ] as [Record<string, string>, RegExp][])('refuses %j and says what is missing', (env, fault) => {
    expect(() => connection(env)).toThrow(fault)
    expect(() => connection(env)).toThrow(ConfigurationFault)
  })
})
