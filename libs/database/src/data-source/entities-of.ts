import type { ClientBase, Pool, PoolClient } from 'pg'
import type { DataSource, EntityManager, EntitySchema } from 'typeorm'
import { dataSourceOver, type LentConnection } from './data-source.js'

const sources = new WeakMap<Pool, DataSource>()
const managers = new WeakMap<ClientBase, EntityManager>()
const connecting = new WeakMap<DataSource, Promise<unknown>>()

/**
 * Opens a service's database for entities: its one `DataSource`, on the connections of the pool.
 * @param entities the tables that {@link entitiesOf} the pool reads and writes
 */
export const openDataSource = (pool: Pool, entities: readonly EntitySchema[] = []): Promise<DataSource> => {
  const known = sources.get(pool)?.options.entities as readonly EntitySchema[] | undefined
  if (!entities.every((entity) => known?.includes(entity))) useEntities(pool, entities)
  return connectedSource(pool)
}

const useEntities = (pool: Pool, entities: readonly EntitySchema[]): DataSource => {
  const lend = async (): Promise<LentConnection> => {
    const client = await pool.connect()
    return { client, release: (broken) => client.release(broken) }
  }
  const source = dataSourceOver(lend, { entities })
  sources.set(pool, source)
  return source
}

/** Pools to the same schema are one source. */
export const shareEntities = (of: Pool, beside: Pool): void => void sources.set(beside, sourceOf(of))

const sourceOf = (pool: Pool): DataSource => sources.get(pool) ?? useEntities(pool, [])

/** The service's `DataSource`, once it has seen the database. */
export const connectedSource = async (pool: Pool): Promise<DataSource> => {
  const source = sourceOf(pool)
  if (source.isInitialized) return source
  const attempt = connecting.get(source) ?? source.initialize().finally(() => connecting.delete(source))
  connecting.set(source, attempt)
  await attempt
  return source
}

/**
 * Entities and their repositories: on a pool, or in the transaction a connection is in by `inTransaction`. A pool has
 * them once {@link openDataSource} has been there.
 *
 * ```ts
 * await entitiesOf(this.database).findOneBy(passwordLinks, { linkHash })
 * ```
 * @throws {Error} for a connection that is in no such transaction
 */
export const entitiesOf = (on: Pool | ClientBase): EntityManager => {
  const manager = managers.get(on as ClientBase) ?? sources.get(on as Pool)?.manager
  if (manager === undefined) throw new Error('Entities are there on a pool and within inTransaction')
  return manager
}

/** Entities on a connection, for as long as the transaction lasts in which somebody else put it. */
export const lendEntities = (source: DataSource, client: PoolClient) => {
  const runner = source.createQueryRunner()
  // So it takes no connection of its own, and begins and ends no transaction.
  Object.assign(runner, { databaseConnection: client, isTransactionActive: true, transactionDepth: 1 })
  managers.set(client, runner.manager)
  const end = async (): Promise<void> => {
    managers.delete(client)
    await runner.release()
  }
  return { entities: runner.manager, end }
}
