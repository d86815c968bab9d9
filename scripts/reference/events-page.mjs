/** All topics and their events as a Markdown page. */
export const eventsPage = (topics, catalogue) =>
  [
    '# Events',
    '',
    'Record values are CloudEvents 1.0 in structured JSON, complete without headers. Record keys are `<tenant>:<key>`; the',
    'partition is Kafka’s default for that key. The same fact always has the same `id`. Generated from `libs/contracts`.',
    ...topics.flatMap((topic) => topicSection(topic, catalogue)),
    '',
  ].join('\n')

const topicSection = (topic, catalogue) => [
  '',
  `## \`${topic.name}\``,
  '',
  `${topic.description}. ${topic.public ? '' : '*Internal.* '}Key: ${topic.key}. ${topic.partitions} partitions, ${keeping(topic)}.`,
  '',
  '| Event | | Schema |',
  '|---|---|---|',
  ...catalogue
    .filter((event) => event.topic.name === topic.name)
    .map(
      ({ type, version, description }) =>
        `| \`${type}\` | ${description} | [v${version}](events/${type}.${version}.schema.json) |`,
    ),
]

const keeping = ({ cleanup, retentionMs }) => {
  if (cleanup === 'compact') return 'the latest of each key is kept'
  return retentionMs === null ? 'kept until a retention policy says otherwise' : `kept ${retentionMs / 86_400_000} days`
}
