import type { ClientBase } from 'pg'
import type { RowCircumstances, UserRow } from '../../domain/user-row.js'
import { seeDigests } from '../../imports/import-tables.js'
import type { RowsAtHand } from '../../imports/import-job.js'
import { digester } from '../../imports/sealed-rows.js'

/** What the directory and the file before them say of rows; by line. */
export const circumstancesOf = async (
  { batch: { client }, job, key }: Omit<RowsAtHand, 'rows'>,
  rows: readonly UserRow[],
): Promise<ReadonlyMap<number, RowCircumstances>> => {
  const { tenantId } = job
  const [roles, premises] = [await idsIn(client, ROLES, tenantId), await idsIn(client, PREMISES, tenantId)]
  const looked = await lookUp(client, tenantId, rows)
  const digest = digester(key)
  const marked = rows.map((row, index) => {
    const { name, isNameTaken, isNumberTaken } = looked[index]!
    const nameDigest = digest('username', name)
    const numberDigest = row.userNo === undefined ? undefined : digest('userNo', String(row.userNo))
    return { line: row.line, isNameTaken, isNumberTaken, nameDigest, numberDigest }
  })
  const seen = await seeDigests(
    client,
    job,
    marked.flatMap(({ line, nameDigest, numberDigest }) =>
      [nameDigest, numberDigest].flatMap((digest) => (digest === undefined ? [] : [{ digest, line }])),
    ),
  )
  const before = (digest: string | undefined, line: number): number | undefined => {
    const first = digest === undefined ? undefined : seen.get(digest)
    return first === line ? undefined : first
  }
  return new Map(
    marked.map(({ line, isNameTaken, isNumberTaken, nameDigest, numberDigest }) => [
      line,
      {
        roles,
        premises,
        isNameTaken,
        isNumberTaken,
        nameSeenAt: before(nameDigest, line),
        numberSeenAt: before(numberDigest, line),
      },
    ]),
  )
}

const ROLES = 'select role_id as id from roles where tenant_id = $1 and deleted_at is null'
const PREMISES = 'select premises_id as id from premises where tenant_id = $1 and deleted_at is null'

const idsIn = async (client: ClientBase, query: string, tenantId: string): Promise<ReadonlySet<string>> => {
  const { rows } = await client.query<{ id: string }>(query, [tenantId])
  return new Set(rows.map(({ id }) => id))
}

interface LookedUp {
  /** as the list compares names */
  readonly name: string
  readonly isNameTaken: boolean
  readonly isNumberTaken: boolean
}

/** What the list has of each, in the order of the rows. */
const lookUp = async (client: ClientBase, tenantId: string, rows: readonly UserRow[]): Promise<readonly LookedUp[]> => {
  const { rows: found } = await client.query<LookedUp>(LOOK_UP, [
    tenantId,
    rows.map(({ fields }) => fields.username),
    rows.map(({ userNo }) => userNo ?? null),
  ])
  return found
}

/** Laterally, so that each is looked up by the index, however many people there are. */
const LOOK_UP = `
  select lower(new.username) as name, named is not null as "isNameTaken", numbered is not null as "isNumberTaken"
  from unnest($2::text[], $3::int[]) with ordinality as new (username, user_no, place)
  left join lateral (
    select user_id from people where tenant_id = $1 and lower(people.username) = lower(new.username) limit 1
  ) as named on true
  left join lateral (
    select user_id from people where tenant_id = $1 and people.user_no = new.user_no limit 1
  ) as numbered on true
  order by place`
