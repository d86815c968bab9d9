import type { ClientBase, Pool, QueryConfig, QueryResultRow } from 'pg'
import { inTransaction } from '../in-transaction.js'

/** Where somebody may look and act: in a tenant, and there in certain premises with all that lies in them. */
export interface Confinement {
  readonly tenantId: string
  /** ids of premises, in order; undefined: everywhere */
  readonly premises: readonly string[] | undefined
}

/** No confinement but to the tenant. */
export const everywhereIn = (tenantId: string): Confinement => ({ tenantId, premises: undefined })

/** What answers queries: a pool, a connection, or either with a confinement around it. */
export interface Reads {
  query<Row extends QueryResultRow>(
    query: string | QueryConfig,
    values?: unknown[],
  ): Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>
}

/**
 * Reads for which nothing exists outside the confinement, even if a query forgets to ask where things lie: row-level
 * security stands behind the condition of the query, {@link liesWithin}. A query is a transaction of its own, as a role
 * that owns nothing. For who is confined to nothing it is the pool itself.
 */
export const readsWithin = (database: Pool, where: Confinement): Reads =>
  where.premises === undefined
    ? database
    : {
        query: (query, values) =>
          inTransaction(
            database,
            async (client) => {
              await confine(client, where)
              return client.query(query as string, values)
            },
            'begin read only',
          ),
      }

/** Confines what is read in the rest of the transaction that the connection is in. */
export const confine = async (client: ClientBase, { tenantId, premises }: Confinement): Promise<void> => {
  if (premises !== undefined) await client.query('select confine($1, $2)', [tenantId, premises])
}

/**
 * The condition that something lies where the caller may look. Things that are nowhere are seen by those only who see
 * everything.
 * @param steps ids of the premises it lies in, as an array in SQL: `string_to_array(facility_path, '/')`
 * @param tenant place of the parameter with {@link Confinement.tenantId}: `$1`
 * @param premises place of the parameter with {@link Confinement.premises}: `$3`
 */
export const liesWithin = (steps: string, tenant: string, premises: string): string =>
  `(${premises}::text[] is null or ${steps} && (select premises_within(${tenant}, ${premises}::text[])))`

/** The steps of a path of premises, for {@link liesWithin}. */
export const stepsOf = (path: string): string => `string_to_array(${path}, '/')`
