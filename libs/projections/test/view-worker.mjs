// A process that keeps three views of a topic, to be killed and frozen by tests: `node view-worker.mjs <url> <topic>`.
// Runs what was built, as a service would.
import { openPool } from '@doorledger/database'
import { openEmbeddedEventLog } from '@doorledger/event-log'
import { runEventProcessor, runProjection } from '../dist/index.js'

const [, , url, topic] = process.argv
const database = openPool(url, { schema: 'views', applicationName: 'view worker' })
const log = await openEmbeddedEventLog({ url, partitions: () => 4, leaseMs: 1_500, pollMs: 20 })
const logger = { info: () => undefined, warn: () => undefined, error: () => undefined }
const shared = { log, database, reader: JSON.parse, service: 'worker', logger }

const arrivals = {
  kind: 'rows',
  name: 'arrivals',
  version: 1,
  topic,
  table: { name: 'arrivals', columns: ['id', 'door', 'n'], key: ['id'] },
  rows: ({ id, door, n }) => [{ id, door, n }],
}
const tallies = {
  kind: 'fold',
  name: 'tallies',
  version: 1,
  topic,
  table: { name: 'tallies', columns: ['door', 'numbers'], key: ['door'] },
  key: ({ door }) => ({ door }),
  evolve: (tally, { door, n }) => ({ door, numbers: [...(tally?.numbers ?? []), n] }),
}
const processor = {
  kind: 'reactor',
  name: 'reactions',
  version: 1,
  topic,
  reader: JSON.parse,
  react: async ({ client }, events) => {
    for (const { event } of events) {
      await client.query('insert into reactions (door, n) values ($1, $2)', [event.door, event.n])
    }
    return { publish: [] }
  },
}

await Promise.all([
  runProjection({ ...shared, projection: arrivals }),
  runProjection({ ...shared, projection: tallies }),
  runEventProcessor({ ...shared, processor }),
])
process.stdout.write('ready\n')
