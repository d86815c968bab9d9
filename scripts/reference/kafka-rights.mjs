/**
 * What a service may do in Kafka, and no more, as `kafka-acls.sh` and Kafka's clients name it. Its consumer groups begin with
 * its name.
 * @param {{ name: string, reads: readonly string[], writes: readonly string[] }} service of `deployment.json`
 */
export const kafkaRightsOf = ({ name, reads, writes }) => [
  ...[...new Set([...reads, ...writes])].sort().map((topic) => ({
    ...{ resource: 'topic', name: topic, pattern: 'literal' },
    operations: [
      'Describe',
      'DescribeConfigs',
      ...(reads.includes(topic) ? ['Read'] : []),
      ...(writes.includes(topic) ? ['Write'] : []),
    ],
  })),
  { resource: 'group', name: `${name}.`, pattern: 'prefixed', operations: ['Describe', 'Read'] },
]

/** The same as a page with a command for each right. */
export const kafkaRightsPage = ({ services }) =>
  [
    '# Rights in Kafka',
    '',
    'What each service may do where brokers keep access control lists. Generated from what the services read and publish.',
    'Topics are made by whoever may `Create`, `Alter` and `AlterConfigs` them: the migrations of the chart, or Strimzi; services run',
    'with `KAFKA_CREATE_TOPICS=false`.',
    ...services.flatMap((service) => [
      '',
      `## ${service.name}`,
      '',
      '```',
      ...kafkaRightsOf(service).map((right) => commandOf(service.name, right)),
      '```',
    ]),
    '',
  ].join('\n')

const commandOf = (service, { resource, name, pattern, operations }) =>
  [
    `kafka-acls.sh --add --allow-principal User:doorledger-${service}`,
    ...operations.map((operation) => `--operation ${operation}`),
    `--${resource} ${name} --resource-pattern-type ${pattern}`,
  ].join(' ')
