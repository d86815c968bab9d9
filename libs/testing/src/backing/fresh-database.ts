import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { postgresUrl } from './shared.js'
import { TEST_RUN } from './test-run.js'

const PREFIX = 'doorledger_test_'

/** Makes an empty database in the shared Postgres and answers its address. It is dropped when the run ends. */
export const freshDatabase = async (): Promise<string> => {
  const address = new URL(postgresUrl())
  const name = `${runPrefix()}${randomUUID().replaceAll('-', '')}`
  await onServer((client) => client.query(`create database ${name}`))
  address.pathname = name
  return address.href
}

/** Drops what {@link freshDatabase} made in this run, whoever is still connected. */
export const dropFreshDatabases = (): Promise<void> =>
  onServer(async (client) => {
    const query = 'select datname from pg_database where starts_with(datname, $1)'
    const { rows } = await client.query<{ datname: string }>(query, [runPrefix()])
    for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`)
  })

const runPrefix = () => `${PREFIX}${process.env[TEST_RUN] ?? 'by_hand'}_`

const onServer = async (use: (client: pg.Client) => Promise<unknown>): Promise<void> => {
  const client = new pg.Client({ connectionString: postgresUrl() })
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}
