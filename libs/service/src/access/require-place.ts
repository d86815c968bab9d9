import { DomainError } from '@doorledger/kernel'
import type { DataScope } from '@doorledger/database'
import type { Pool } from 'pg'

/** Where somebody wants to put something. */
export interface WantedPlace {
  /** ids of premises from the outside in; none: nowhere */
  readonly steps: readonly string[]
  /** of the request, that says so */
  readonly field: string
}

/**
 * Whoever may act in certain premises puts things there, and neither elsewhere nor nowhere, where he would not find them
 * again. Of a path the innermost step counts; what stands before it must be what that lies in.
 * @throws {DomainError} `outside_your_premises`, naming the field
 */
export const requirePlace = async (database: Pool, where: DataScope, { steps, field }: WantedPlace): Promise<void> => {
  const { tenantId, premises } = where
  if (premises === undefined) return
  const { rows } = await database.query<{ lies_within: boolean }>(LIES_WITHIN, [
    tenantId,
    steps,
    steps.at(-1),
    premises,
  ])
  if (rows[0]?.lies_within === true) return
  throw new DomainError('outside_your_premises', 'forbidden', `${field}: must be in premises you are responsible for`, {
    field,
  })
}

const LIES_WITHIN = `
  with recursive around as (
    select $3::text as premises_id
    union
    select known.parent_id from around join known_premises() as known
      on known.tenant_id = $1 and known.premises_id = around.premises_id
    where known.parent_id is not null
  )
  select $3 = any (premises_within($1, $4)) and $2 <@ (select array_agg(premises_id) from around) as lies_within`
