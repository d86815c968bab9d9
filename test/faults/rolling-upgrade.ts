import { StartedProcess } from '@doorledger/testing'
import pg from 'pg'
import type { DistributedSystem, ServiceName } from './distributed-system.js'

/** Devices and readers meet these; two instances each, so one takes requests while the other is replaced. */
const REPLACED: readonly ServiceName[] = ['device-ingest', 'audit-trail']
/** What a release that only expands might add, and note as its own. */
const EXPANDS: Readonly<Record<string, string>> = {
  device_ingest: 'alter table device_ingest.events add column if not exists of_next_release text',
  audit_trail: 'alter table audit_trail.access_events add column if not exists of_next_release text',
}

/** As `helm upgrade` does it: the jobs first, while the release before goes on; then pods one by one, none less at any time. */
export const upgrade = async (system: DistributedSystem): Promise<void> => {
  await migrate(system)
  const client = new pg.Client({ connectionString: system.servers.postgres.address })
  await client.connect()
  for (const [schema, expand] of Object.entries(EXPANDS)) {
    await client.query(expand)
    await client.query(
      `insert into ${schema}.schema_migrations ("timestamp", name) select 2000000009999, 'service/9999_next 2000000009999'
       where not exists (select from ${schema}.schema_migrations where name like 'service/9999_next%')`,
    )
  }
  await client.end()
  await replaceInTurn(system)
}

/** As `helm rollback`: no job, the schema stays as the newer release has left it. */
export const rollBack = (system: DistributedSystem): Promise<void> => replaceInTurn(system)

const migrate = async (system: DistributedSystem): Promise<void> => {
  for (const service of REPLACED) {
    const environment = { ...system.environment, MIGRATIONS: 'only', PORT: '0' }
    const { code, stderr, stdout } = await StartedProcess.start({
      file: `services/${service}/dist/main.js`,
      environment,
    }).ended
    if (code !== 0) throw new Error(`The migrations of ${service} ended with ${code}: ${stdout}${stderr}`)
  }
}

const replaceInTurn = async (system: DistributedSystem): Promise<void> => {
  for (const instance of REPLACED.flatMap((service) => system.instancesOf(service))) {
    await instance.stop()
    await instance.start({ MIGRATIONS: 'never' })
  }
}
