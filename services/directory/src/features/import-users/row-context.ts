import { type Mark, type RowsAtHand, seenBefore } from '@doorledger/csv'
import type { ClientBase } from 'pg'
import { type Beyond, rolesBeyond } from '../../administrators/roles-beyond.js'
import type { RowContext, UserRow } from '../../domain/user-row.js'
import { usernameKey } from '../../domain/username.js'
import { externalIdText } from '../../personal-data/external-ids.js'
import { rightsOfRequester } from './requester-rights.js'
import { takenExternalIds } from './taken-external-ids.js'

/** What the directory and the file before them say of rows; by line. */
export const contextOf = async (
  at: Omit<RowsAtHand, 'rows'>,
  rows: readonly UserRow[],
): Promise<ReadonlyMap<number, RowContext>> => {
  const { client } = at.batch
  const { tenantId } = at.job
  const [roles, premises] = [await idsIn(client, ROLES, tenantId), await idsIn(client, PREMISES, tenantId)]
  const looked = await lookUp(client, tenantId, rows)
  const beyond = await beyondRequester(at, rows)
  const takenIds = await takenExternalIds(client, tenantId, rows)
  const marked = rows.map((row, index) => ({ row, ...looked[index]!, ...marksOf(row, looked[index]!.name) }))
  const marks = marked.flatMap(({ byName, byNumber, byIds }) => [byName, ...byNumber, ...byIds])
  const seenAt = await seenBefore(at, marks)
  const firstOf = (some: readonly Mark[]) => some.map(seenAt).find((line) => line !== undefined)
  return new Map(
    marked.map(({ row, isNameTaken, isNumberTaken, byName, byNumber, byIds }) => [
      row.line,
      {
        roles,
        premises,
        isNameTaken,
        isNumberTaken,
        isExternalIdTaken: byIds.some(({ value }) => takenIds.has(value)),
        grantsBeyond: row.assignments.some((one) => beyond(one).length > 0),
        nameSeenAt: seenAt(byName),
        numberSeenAt: firstOf(byNumber),
        externalIdSeenAt: firstOf(byIds),
      },
    ]),
  )
}

const beyondRequester = async (
  { batch: { client }, job }: Omit<RowsAtHand, 'rows'>,
  rows: readonly UserRow[],
): Promise<Beyond> => {
  const assignments = rows.flatMap((row) => row.assignments)
  if (assignments.length === 0) return () => []
  return rolesBeyond(client, job.tenantId, await rightsOfRequester(client, job), assignments)
}

/** What a file may say once only. */
const marksOf = ({ line, userNo, fields: { externalIds = [] } }: UserRow, name: string) => ({
  byName: { line, field: 'username', value: name },
  byNumber: userNo === undefined ? [] : [{ line, field: 'userNo', value: String(userNo) }],
  byIds: externalIds.map((id) => ({ line, field: 'externalIds', value: externalIdText(id) })),
})

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
    rows.map(({ fields }) => usernameKey(fields.username)),
    rows.map(({ userNo }) => userNo ?? null),
  ])
  return found
}

/** Laterally, so that each is looked up by the index, however many people there are. */
const LOOK_UP = `
  select new.username_key as name, named is not null as "isNameTaken", numbered is not null as "isNumberTaken"
  from unnest($2::text[], $3::int[]) with ordinality as new (username_key, user_no, place)
  left join lateral (
    select user_id from people where tenant_id = $1 and people.username_key = new.username_key limit 1
  ) as named on true
  left join lateral (
    select user_id from people where tenant_id = $1 and people.user_no = new.user_no limit 1
  ) as numbered on true
  order by place`
