import { DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import type { Pool } from 'pg'
import { hashOfToken } from './device-credential.js'

/** What handing in a block takes to know of a device. */
export interface KnownDevice {
  readonly tenantId: string
  readonly deviceId: string
  readonly expectedDbVersion?: string
}

interface Kept {
  readonly device: KnownDevice
  readonly until: number
  used: boolean
}

/** A revoked credential works no longer than this in other replicas; in this one, not at all. */
const KEPT_MS = 2_000
const REFRESH_MS = 1_000

/**
 * Whose credential it is. Those in use are looked up again together once a second, so that a device that hands in
 * blocks all day costs the database nothing each time.
 */
@Injectable()
export class KnownCredentials {
  private kept = new Map<string, Kept>()
  private generation = 0
  private refreshing = false

  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  /** Undefined for a credential that is unknown or revoked: nobody is told which. */
  find(token: string): KnownDevice | Promise<KnownDevice | undefined> {
    const hash = hashOfToken(token)
    const kept = this.kept.get(hash)
    if (kept === undefined || kept.until < performance.now()) return this.load([hash]).then((found) => found.get(hash))
    kept.used = true
    return kept.device
  }

  /** After a change here: the next request of every device asks the database. */
  forget(): void {
    this.generation += 1
    this.kept = new Map()
  }

  /** While the database is away credentials run out, and are looked up when they are used. */
  @Interval(REFRESH_MS)
  async refreshAlone(): Promise<void> {
    if (this.refreshing) return
    this.refreshing = true
    await this.refresh().catch(() => undefined)
    this.refreshing = false
  }

  private async refresh(): Promise<void> {
    const used = [...this.kept].filter(([, kept]) => kept.used).map(([hash]) => hash)
    this.kept = new Map([...this.kept].filter(([, kept]) => kept.used))
    if (used.length === 0) return
    const found = await this.load(used)
    for (const hash of used) if (!found.has(hash)) this.kept.delete(hash)
  }

  /** What was asked before something changed is not kept: it may have been answered before as well. */
  private async load(hashes: readonly string[]): Promise<ReadonlyMap<string, KnownDevice>> {
    const { generation } = this
    const until = performance.now() + KEPT_MS
    const { rows } = await this.database.query<CredentialRow>(IN_FORCE, [hashes])
    const found = new Map(rows.map((row) => [row.credential_hash, deviceOf(row)]))
    if (generation !== this.generation) return found
    for (const [hash, device] of found) this.kept.set(hash, { device, until, used: hashes.length === 1 })
    return found
  }
}

interface CredentialRow {
  readonly credential_hash: string
  readonly tenant_id: string
  readonly device_id: string
  readonly expected_db_version: string | null
}

const IN_FORCE = `
  select credential_hash, tenant_id, device_id, attributes ->> 'expectedDbVersion' as expected_db_version
  from device_credentials join devices using (tenant_id, device_id)
  where credential_hash = any ($1) and revoked_at is null`

const deviceOf = ({ tenant_id, device_id, expected_db_version }: CredentialRow): KnownDevice => ({
  tenantId: tenant_id,
  deviceId: device_id,
  ...(expected_db_version !== null && { expectedDbVersion: expected_db_version }),
})
