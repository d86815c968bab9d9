import { scopedReads } from '@doorledger/database'
import type { StreamPosition } from '@doorledger/kernel'
import {
  type Caller,
  DATABASE,
  readNewRows,
  rowStream,
  sameRights,
  STOPPING,
  streamingResponse,
  TokenVerifier,
  ViewHorizon,
} from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Readable } from 'node:stream'
import type { Pool } from 'pg'
import { auditLog } from '../../domain/audit-log.js'
import type { EntryFilter } from '../../domain/entry-filter.js'
import { scopeOfReader } from '../../entries/entry-query.js'
import { entryColumns, type EntryRow, viewOf } from '../../entries/entry-view.js'
import { entryWhere } from '../../entries/entry-where.js'
import { findNames } from '../../entries/find-names.js'

const STALL_MS = 30_000

export interface StreamRequest {
  /** bounds in time move on while the stream lasts, so it is asked for anew each time */
  readonly filter: () => EntryFilter
  /** what the reader has already */
  readonly from: StreamPosition | undefined
  readonly caller: Caller
  /** the header as it came: asked again whether it still holds */
  readonly authorization: string | undefined
}

/** The streams of the audit log that are open in this process. */
@Injectable()
export class EntryStreams {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly horizon: ViewHorizon,
    private readonly tokens: TokenVerifier,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  open({ filter, from, caller, authorization }: StreamRequest): Readable {
    const source = {
      horizon: this.horizon,
      read: (position: StreamPosition, partitions: readonly number[]) => this.read(filter(), { position, partitions }),
      messages: (rows: readonly EntryRow[]) => this.messages(rows, caller.tenantId),
      from,
      mayGoOn: async () => isStill(caller, await this.tokens.verify(authorization)),
    }
    return streamingResponse((signal) => rowStream(source, signal), { stallMs: STALL_MS, until: this.stopping })
  }

  private read(filter: EntryFilter, whereabouts: Parameters<typeof readNewRows>[2]) {
    const { name, topic, table } = auditLog
    const where = (parameters: Parameters<typeof entryWhere>[1]) => entryWhere(filter, parameters)
    const streamed = { name, topic, table: table.name, columns: entryColumns, where }
    return readNewRows<EntryRow>(scopedReads(this.database, scopeOfReader(filter.reader)), streamed, whereabouts)
  }

  private async messages(rows: readonly EntryRow[], tenantId: string): Promise<readonly string[]> {
    const names = await findNames(this.database, tenantId, rows)
    return rows.map((row) => `data: ${JSON.stringify(viewOf(row, names))}`)
  }
}

/** The token may have been revoked or have expired, or mean somebody with other permissions. */
const isStill = (caller: Caller, now: Pick<Caller, 'tenantId' | 'rights'> | undefined): boolean =>
  now !== undefined && now.tenantId === caller.tenantId && sameRights(now.rights, caller.rights)
