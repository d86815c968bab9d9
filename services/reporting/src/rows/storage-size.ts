import { DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'

const KEPT_MS = 60_000

/** What the database takes, at most a minute old: Postgres looks at each of its thousands of files to tell. */
@Injectable()
export class StorageSize {
  private known: { readonly bytes: Promise<number>; readonly atMs: number } | undefined

  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  bytes(): Promise<number> {
    const now = performance.now()
    if (this.known === undefined || now - this.known.atMs > KEPT_MS) {
      const bytes = this.read()
      this.known = { bytes, atMs: now }
      bytes.catch(() => (this.known = undefined))
    }
    return this.known.bytes
  }

  private async read(): Promise<number> {
    const { rows } = await this.database.query<{ bytes: number }>(
      'select pg_database_size(current_database()) as bytes',
    )
    return Number(rows[0]!.bytes)
  }
}
