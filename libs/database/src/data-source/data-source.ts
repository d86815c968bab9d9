import type { PoolClient } from 'pg'
import { DataSource, type EntitySchema, type MigrationInterface, QueryFailedError, type QueryRunner } from 'typeorm'
import { SilentLogger } from './silent-logger.js'
import { SnakeCaseNames } from './snake-case-names.js'

/** A connection, and how it is given back. */
export interface LentConnection {
  readonly client: PoolClient
  readonly release: (broken?: Error) => void
}

export interface DataSourceOptions {
  readonly entities?: readonly EntitySchema[]
  readonly migrations?: readonly (new () => MigrationInterface)[]
  readonly migrationsTableName?: string
  /** of the tables; that of the connection when left out */
  readonly schema?: string
}

/**
 * TypeORM on connections that are ours: repositories, `COPY` and cursors share them, and whoever opened the pool ends it.
 * @param lend gives a connection for a query or a transaction
 */
export const dataSourceOver = (lend: () => Promise<LentConnection>, options: DataSourceOptions): DataSource => {
  const { entities = [], migrations = [], ...given } = options
  const source = new DataSource({
    ...given,
    type: 'postgres',
    driver: { Pool: poolOf(lend) },
    entities: [...entities],
    migrations: [...migrations],
    namingStrategy: new SnakeCaseNames(),
    logger: new SilentLogger(),
    synchronize: false,
    installExtensions: false,
  })
  const { driver } = source
  const createQueryRunner = driver.createQueryRunner.bind(driver)
  driver.createQueryRunner = (mode) => withErrorsOfDriver(createQueryRunner(mode))
  return source
}

type Lent = (error: unknown, client?: PoolClient, release?: LentConnection['release']) => void

/** As much of a pool of `pg` as TypeORM uses. */
const poolOf = (lend: () => Promise<LentConnection>) =>
  class {
    connect(lent: Lent): void {
      lend().then(
        ({ client, release }) => lent(undefined, client, release),
        (error: unknown) => lent(error),
      )
    }

    on(): void {
      // Whoever opened the connections is told when they are lost.
    }

    end(ended: () => void): void {
      ended()
    }
  }

/** TypeORM's own errors carry the values of the query, which are nobody's business in a log. */
const withErrorsOfDriver = (runner: QueryRunner): QueryRunner => {
  const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>
  return Object.assign(runner, {
    query: (...args: unknown[]) =>
      query(...args).catch((error: unknown) => {
        throw error instanceof QueryFailedError ? error.driverError : error
      }),
  })
}
