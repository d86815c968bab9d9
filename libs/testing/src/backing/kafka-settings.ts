/** A single KRaft node, broker and controller in one. */
export interface KafkaNode {
  readonly port: number
  readonly controllerPort: number
  /** address to listen on; empty: all */
  readonly listenOn: string
  /** host name that clients are told to connect to */
  readonly reachedAt: string
  /** port that clients are told to connect to; left out: `port` */
  readonly advertisedPort?: number | undefined
  /** left out: where the installation keeps it */
  readonly dataDir?: string
}

/**
 * Differences from Kafka's defaults: replication factors of 1; consumer groups form without delay and may have short
 * sessions; a broker that was killed may register again after 6 s instead of 9; internal topics with few partitions, so
 * that they are made quickly.
 */
export const kafkaSettings = ({ port, controllerPort, listenOn, reachedAt, ...node }: KafkaNode): KafkaSettings => ({
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
  listeners: `PLAINTEXT://${listenOn}:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `PLAINTEXT://${reachedAt}:${node.advertisedPort ?? port}`,
  'controller.listener.names': 'CONTROLLER',
  'inter.broker.listener.name': 'PLAINTEXT',
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  ...(node.dataDir === undefined ? {} : { 'log.dirs': node.dataDir }),
  'auto.create.topics.enable': false,
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 4,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'transaction.state.log.num.partitions': 4,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'share.coordinator.state.topic.num.partitions': 4,
  'group.initial.rebalance.delay.ms': 0,
  'group.min.session.timeout.ms': 1_000,
  'broker.heartbeat.interval.ms': 500,
  'broker.session.timeout.ms': 6_000,
  'log.index.size.max.bytes': 1_048_576,
  'log.cleaner.dedupe.buffer.size': 16_777_216,
})
/** How clients of a secured Kafka are told apart and what they may do: by TLS, SCRAM and access control lists. */
export interface SecuredListener {
  /** of the listener without either, for the node itself and whoever sets up the lists */
  readonly internalPort: number
  /** PEM file with key and certificate of the broker */
  readonly keyStoreFile: string
  /** a further listener, for clients that show a certificate of this PEM file's authority: a user is its common name */
  readonly byCertificate?: { readonly port: number; readonly authorityFile: string }
  /** a further listener, for clients that bring a token whose signature these keys verify (JWKS) */
  readonly byToken?: { readonly port: number; readonly keysUrl: string; readonly audience: string }
}

/** Whoever is not listed may do nothing; the node itself, on its own listeners, may do everything. */
export const securedSettings = (node: KafkaNode, secured: SecuredListener): KafkaSettings => {
  const { port, controllerPort, listenOn, reachedAt } = node
  const { internalPort, keyStoreFile, byCertificate, byToken } = secured
  const own = [`INTERNAL://127.0.0.1:${internalPort}`]
  if (byCertificate !== undefined) own.push(`CERTIFICATE://127.0.0.1:${byCertificate.port}`)
  if (byToken !== undefined) own.push(`TOKEN://127.0.0.1:${byToken.port}`)
  return {
    ...kafkaSettings(node),
    listeners: [`CLIENT://${listenOn}:${port}`, ...own, `CONTROLLER://127.0.0.1:${controllerPort}`].join(),
    'advertised.listeners': [`CLIENT://${reachedAt}:${node.advertisedPort ?? port}`, ...own].join(),
    'inter.broker.listener.name': 'INTERNAL',
    'listener.security.protocol.map':
      'CLIENT:SASL_SSL,CERTIFICATE:SSL,TOKEN:SASL_SSL,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'listener.name.client.scram-sha-512.sasl.jaas.config':
      'org.apache.kafka.common.security.scram.ScramLoginModule required;',
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': keyStoreFile,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:ANONYMOUS',
    ...certificateSettings(byCertificate),
    ...tokenSettings(byToken),
  }
}

const certificateSettings = (listener: SecuredListener['byCertificate']): KafkaSettings =>
  listener === undefined
    ? {}
    : {
        'listener.name.certificate.ssl.client.auth': 'required',
        'listener.name.certificate.ssl.truststore.type': 'PEM',
        'listener.name.certificate.ssl.truststore.location': listener.authorityFile,
        'ssl.principal.mapping.rules': 'RULE:^CN=([^,]+).*$/$1/,DEFAULT',
      }

const tokenSettings = (listener: SecuredListener['byToken']): KafkaSettings =>
  listener === undefined
    ? {}
    : {
        'listener.name.token.sasl.enabled.mechanisms': 'OAUTHBEARER',
        'listener.name.token.oauthbearer.sasl.server.callback.handler.class':
          'org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler',
        'sasl.oauthbearer.jwks.endpoint.url': listener.keysUrl,
        'sasl.oauthbearer.expected.audience': listener.audience,
        'listener.name.token.oauthbearer.sasl.jaas.config':
          'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;',
      }

export type KafkaSettings = Readonly<Record<string, string | number | boolean>>

/** Text of a `server.properties` file. */
export const propertiesOf = (settings: KafkaSettings): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${String(value).replaceAll('\\', '\\\\')}\n`)
    .join('')

/** As the `apache/kafka` image takes them: `KAFKA_NODE_ID` for `node.id`. */
export const environmentOf = (settings: KafkaSettings): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      `KAFKA_${name.toUpperCase().replaceAll('.', '_')}`,
      String(value),
    ]),
  )
