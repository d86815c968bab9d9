import { DomainError } from '@doorledger/kernel'
import { liesWithin, scopedReads, stepsOf } from '@doorledger/database'
import { type ScopedCaller, requirePlace } from '@doorledger/service'
import type { Pool } from 'pg'
import type { AnyConfig } from '../domain/configured.js'
import type { ConfigKind } from '../domain/policy-facts.js'
import { type Reference, referencesOf, type ReferredKind } from '../domain/references.js'
import { allConfig } from './config-rows.js'

/**
 * Everything that is named is there, and where it opens doors, lies where the caller is responsible: whoever writes rules
 * for one building opens none in another.
 * @throws {DomainError} `not_there`, naming the field; `outside_your_premises`
 */
export const requireReferences = async (
  database: Pool,
  caller: ScopedCaller,
  references: readonly Reference[],
): Promise<void> => {
  for (const kind of new Set(references.map((reference) => reference.kind))) {
    const named = references.filter((reference) => reference.kind === kind)
    const known = await knownOf(database, caller, {
      kind,
      ids: named.map(({ id }) => id),
    })
    const missing = named.find(({ id }) => !known.has(id))
    if (missing !== undefined) throw isConfined(caller, kind) ? outside(missing) : notThere(missing)
  }
  for (const { kind, id, field } of references) {
    if (kind === 'premises' && /^(where|scope)\./.test(field))
      await requirePlace(database, caller, { steps: [id], field })
  }
}

/** Who acts in certain premises does not learn what there is elsewhere. */
const isConfined = ({ premises }: ScopedCaller, kind: ReferredKind): boolean =>
  premises !== undefined && (kind === 'device' || kind === 'door')

const outside = ({ field }: Reference): DomainError =>
  new DomainError('outside_your_premises', 'forbidden', `${field}: must be in premises you are responsible for`, {
    field,
  })

const notThere = ({ kind, id, field }: Reference): DomainError =>
  new DomainError('not_there', 'invalid', `${field}: there is no ${kind.replace('_', ' ')} ${id}`, { field })

const knownOf = async (
  database: Pool,
  caller: ScopedCaller,
  { kind, ids }: { readonly kind: ReferredKind; readonly ids: readonly string[] },
): Promise<ReadonlySet<string>> => {
  const { tenantId, premises } = caller
  const { rows } =
    kind === 'device' || kind === 'door'
      ? await scopedReads(database, caller).query<{ id: string }>(KNOWN[kind], [tenantId, ids, premises])
      : await database.query<{ id: string }>(KNOWN[kind], [tenantId, ids])
  return new Set(rows.map(({ id }) => id))
}

const WITHIN = liesWithin(stepsOf('facility_path'), '$1', '$3')
const configured = (kind: ConfigKind): string =>
  `select id from access_config where tenant_id = $1 and kind = '${kind}' and id = any ($2::text[])`
const inDirectory = (kind: string): string =>
  `select id from known_directory where tenant_id = $1 and kind = '${kind}' and id = any ($2::text[])
     and not coalesce((state ->> 'deleted')::boolean, false)`

const KNOWN: Readonly<Record<ReferredKind, string>> = {
  door: `${configured('door')} and ${WITHIN}`,
  access_rule: configured('access_rule'),
  schedule: configured('schedule'),
  holiday: configured('holiday'),
  macro: configured('macro'),
  device: `select device_id as id from devices where tenant_id = $1 and device_id = any ($2::text[]) and ${WITHIN}`,
  premises: inDirectory('premises'),
  user: inDirectory('user'),
  group: inDirectory('group'),
  role: inDirectory('role'),
}

/**
 * What others name is not deleted under them.
 * @throws {DomainError} `in_use`, naming one of them
 */
export const refuseInUse = async (
  database: Pool,
  tenantId: string,
  { kind, id }: { readonly kind: ConfigKind; readonly id: string },
): Promise<void> => {
  const names = (each: { readonly kind: ConfigKind; readonly state: AnyConfig }) =>
    referencesOf(each.kind, each.state).some((reference) => reference.kind === kind && reference.id === id)
  const users = (await allConfig(database, tenantId)).filter(names)
  if (users.length === 0) return
  const [first] = users
  const detail = `It is named by ${users.length}, such as the ${first!.kind.replace('_', ' ')} ${first!.id}`
  throw new DomainError('in_use', 'conflict', detail, {
    namedBy: users.map((user) => `${user.kind}:${user.id}`),
  })
}
