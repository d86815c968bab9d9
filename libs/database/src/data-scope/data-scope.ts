import pg, { type ClientBase, type Pool, type QueryConfig, type QueryResultRow } from 'pg'

/** Where somebody may look and act: in a tenant, and there in certain premises with all that lies in them. */
export interface DataScope {
  readonly tenantId: string
  /** ids of premises, in order; undefined: everywhere */
  readonly premises: readonly string[] | undefined
}

/** No confinement but to the tenant. */
export const everywhereIn = (tenantId: string): DataScope => ({ tenantId, premises: undefined })

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
export const scopedReads = (database: Pool, where: DataScope): Reads =>
  where.premises === undefined
    ? database
    : { query: (query, values) => readOnce(database, where, (client) => client.query(query as string, values)) }

/** Takes two round trips: nobody waits for the end of a transaction that changed nothing. */
const readOnce = async <Result>(
  database: Pool,
  where: DataScope,
  read: (client: ClientBase) => Promise<Result>,
): Promise<Result> => {
  const client = await database.connect()
  const end = (statement: 'commit' | 'rollback') =>
    client.query(statement).then(
      () => client.release(),
      (failure: Error) => client.release(failure),
    )
  try {
    await client.query(`begin read only;\n${scopeStatement(where)}`)
    const result = await read(client)
    void end('commit')
    return result
  } catch (error) {
    await end('rollback')
    throw error
  }
}

/** Confines what is read in the rest of the transaction that the connection is in. */
export const applyDataScope = async (client: ClientBase, where: DataScope): Promise<void> => {
  if (where.premises !== undefined) await client.query(scopeStatement(where))
}

const scopeStatement = ({ tenantId, premises = [] }: DataScope): string =>
  `select confine(${pg.escapeLiteral(tenantId)}, array[${premises.map((id) => pg.escapeLiteral(id)).join()}]::text[])`

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
