import type { DecoderCodes } from '@doorledger/contracts'
import type { ClientBase, Pool } from 'pg'
import type { DecoderHistory, PastTable } from '../domain/changed-meaning.js'
import { type Decoder, emptyDecoder } from '../domain/decoder.js'

/** First key of the advisory lock between decoding and replacing a table. */
const DECODING = 0x0dec

/**
 * Until the transaction ends no table is replaced: whoever replaces one then knows that everything decoded with the
 * table before is in the log.
 */
export const holdDecoders = (client: ClientBase): Promise<unknown> =>
  client.query(`select pg_advisory_xact_lock_shared($1::int, 'decoders'::regclass::oid::int)`, [DECODING])

/** Waits for transactions that {@link holdDecoders}, and keeps new ones waiting. */
export const lockDecoders = (client: ClientBase): Promise<unknown> =>
  client.query(`select pg_advisory_xact_lock($1::int, 'decoders'::regclass::oid::int)`, [DECODING])

/** Reads tables once: a version never changes. */
export class DecoderStore {
  private readonly versions = new Map<string, Decoder>()

  /** The tables in force, by tenant and family. */
  async inForce(client: ClientBase): Promise<(tenantId: string, family: string) => Decoder> {
    const { rows } = await client.query<VersionRow>(
      'select tenant_id, family, max(version) as version from decoders group by tenant_id, family',
    )
    const tables = new Map<string, Decoder>()
    for (const row of rows) tables.set(`${row.tenant_id}:${row.family}`, await this.version(client, row))
    return (tenantId, family) => tables.get(`${tenantId}:${family}`) ?? emptyDecoder(family)
  }

  /** Every table of a family up to a version. */
  async history(database: Pool, { tenantId, family, version }: TableVersion): Promise<DecoderHistory> {
    const { rows } = await database.query<VersionRow & { reached_all: boolean }>(
      `select tenant_id, family, version, status = 'done' as reached_all from redecodings
       where tenant_id = $1 and family = $2 and version <= $3 order by version`,
      [tenantId, family, version],
    )
    const history: PastTable[] = []
    for (const row of rows) {
      history.push({ decoder: await this.version(database, row), reachedAll: row.reached_all })
    }
    return history
  }

  private async version(client: ClientBase | Pool, row: VersionRow): Promise<Decoder> {
    const { tenant_id, family, version } = row
    const key = `${tenant_id}:${family}:${version}`
    const known = this.versions.get(key)
    if (known !== undefined) return known
    const { rows } = await client.query<{ codes: DecoderCodes }>(
      'select codes from decoders where tenant_id = $1 and family = $2 and version = $3',
      [tenant_id, family, version],
    )
    const decoder: Decoder = { family, version, codes: rows[0]!.codes }
    this.versions.set(key, decoder)
    return decoder
  }
}

export interface TableVersion {
  readonly tenantId: string
  readonly family: string
  readonly version: number
}

interface VersionRow {
  readonly tenant_id: string
  readonly family: string
  readonly version: number
}
