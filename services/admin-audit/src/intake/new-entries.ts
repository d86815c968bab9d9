import type { AuditEntry } from '@doorledger/contracts'
import { sha256 } from '@doorledger/kernel'
import type { ClientBase } from 'pg'
import type { Cause } from '../domain/entry-of-report.js'

/** An entry that asks to be recorded, and what caused it. */
export interface Candidate {
  readonly cause: Cause
  readonly entry: AuditEntry
}

/** What became of candidates. */
export interface Sorted {
  /** to be recorded */
  readonly fresh: readonly Candidate[]
  /** under the id of an entry that says something else */
  readonly replacing: readonly Candidate[]
}

/**
 * Tells new entries from those that are recorded already, and remembers the new ones, in the transaction of the client.
 * The same entry again is left out.
 */
export const sortOut = async (client: ClientBase, candidates: readonly Candidate[]): Promise<Sorted> => {
  const hashed = candidates.map((candidate) => ({ candidate, hash: hashOf(candidate), key: keyOf(candidate) }))
  const first = new Map(hashed.toReversed().map((one) => [one.key, one]))
  const { rows } = await client.query<{ tenant_id: string; entry_id: string; content_hash: string }>(REMEMBER, [
    [...first.values()].map(({ candidate }) => candidate.cause.tenantid),
    [...first.values()].map(({ candidate }) => candidate.entry.entryId),
    [...first.values()].map(({ hash }) => hash),
  ])
  const known = new Map(rows.map((row) => [`${row.tenant_id}:${row.entry_id}`, row.content_hash]))
  const isFirst = (one: (typeof hashed)[number]) => !known.has(one.key) && first.get(one.key) === one
  const recordedHash = (key: string) => known.get(key) ?? first.get(key)?.hash
  return {
    fresh: hashed.filter(isFirst).map(({ candidate }) => candidate),
    replacing: hashed.filter(({ key, hash }) => recordedHash(key) !== hash).map(({ candidate }) => candidate),
  }
}

const keyOf = ({ cause, entry }: Candidate): string => `${cause.tenantid}:${entry.entryId}`

const hashOf = ({ cause, entry }: Candidate): string => sha256(JSON.stringify([cause.time, cause.actor, said(entry)]))

/** Where a target lies may have become known between two readings of one report. */
const said = ({ facilityPath: _, entryType: __, label: ___, message: ____, ...rest }: AuditEntry) => rest

/** Answers the ids that were known before, in an order in which two writers never wait for each other in a circle. */
const REMEMBER = `
  with asked as (
    select * from unnest($1::text[], $2::uuid[], $3::text[]) as asked (tenant_id, entry_id, content_hash)
    order by tenant_id, entry_id
  ), added as (
    insert into recorded_ids select * from asked on conflict do nothing returning tenant_id, entry_id
  )
  select known.tenant_id, known.entry_id, known.content_hash from recorded_ids known
    join asked using (tenant_id, entry_id)`
