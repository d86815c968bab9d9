import type { KafkaConfig, SASLOptions } from 'kafkajs'

/** A user with a password, as Kafka keeps it. */
export interface PasswordSignIn {
  readonly mechanism: 'scram-sha-512' | 'scram-sha-256' | 'plain'
  readonly username: string
  readonly password: string
}

/** A client of an OAuth 2.0 server, which gives it tokens for Kafka. @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4 */
export interface TokenSignIn {
  readonly mechanism: 'oauthbearer'
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope?: string
}

/** How brokers are reached: in the clear and unnamed when both are left out. */
export interface KafkaConnection {
  /** PEM texts; the authorities of Node when `ca` is left out. Certificates of brokers are always verified. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string }
  readonly signIn?: PasswordSignIn | TokenSignIn
}

/** The same in kafkajs's terms. */
export const connectionOptions = ({ tls, signIn }: KafkaConnection): Pick<KafkaConfig, 'ssl' | 'sasl'> => ({
  ...(tls !== undefined && { ssl: { ...tls, rejectUnauthorized: true } }),
  ...(signIn !== undefined && { sasl: saslOf(signIn) }),
})

const saslOf = (signIn: PasswordSignIn | TokenSignIn): SASLOptions =>
  signIn.mechanism === 'oauthbearer'
    ? { mechanism: 'oauthbearer', oauthBearerProvider: () => tokenFrom(signIn) }
    : { ...signIn }

const TOKEN_TIMEOUT_MS = 5_000

/** A token of the client's own (client credentials); kafkajs asks again before each new connection. */
const tokenFrom = async ({ tokenUrl, clientId, clientSecret, scope }: TokenSignIn): Promise<{ value: string }> => {
  const credentials = [clientId, clientSecret].map(encodeURIComponent).join(':')
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }) }),
    signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS),
  })
  if (!answer.ok) throw new Error(`The token endpoint of Kafka answers ${answer.status}`)
  const { access_token: value } = (await answer.json()) as { access_token?: unknown }
  if (typeof value !== 'string') throw new Error('The token endpoint of Kafka gives no access_token')
  return { value }
}
