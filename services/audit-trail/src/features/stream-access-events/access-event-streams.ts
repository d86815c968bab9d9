import type { StreamPosition } from '@doorledger/kernel'
import { scopedReads } from '@doorledger/database'
import {
  type Caller,
  DATABASE,
  type NewRows,
  rowStream,
  sameRights,
  STOPPING,
  streamingResponse,
  TokenVerifier,
  ViewHorizon,
} from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Readable } from 'node:stream'
import pLimit from 'p-limit'
import type { Pool } from 'pg'
import { dataScopeOfReader } from '../../access-log/access-event-query.js'
import { attemptsShown } from '../../access-log/attempts-shown.js'
import { noteWhose } from '../../access-log/note-whose.js'
import type { AccessEventFilter, Reader } from '../../domain/access-event-filter.js'
import { NewMatches } from './new-matches.js'
import { type NewRow, readNewRows } from './read-new-rows.js'

const STALL_MS = 30_000
/** Streams share the database with everything else, and may all wake at once. */
const READS_AT_ONCE = 4

export interface StreamRequest {
  /** bounds in time move on while the stream lasts, so it is asked for anew each time */
  readonly filter: () => AccessEventFilter
  /** what the reader has already */
  readonly from: StreamPosition | undefined
  readonly caller: Caller
  /** the header as it came: asked again whether it still holds */
  readonly authorization: string | undefined
}

/** The streams that are open in this process. */
@Injectable()
export class AccessEventStreams {
  private readonly limit = pLimit(READS_AT_ONCE)

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly horizon: ViewHorizon,
    private readonly tokens: TokenVerifier,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  noteWhose(caller: Caller, users: readonly string[] | undefined): Promise<void> {
    return noteWhose(this.database, caller, users)
  }

  open({ filter, from, caller, authorization }: StreamRequest): Readable {
    const matches = new NewMatches(this.database, caller.tenantId, from !== undefined)
    const source = {
      horizon: this.horizon,
      read: (...asked: [StreamPosition, readonly number[]]): Promise<NewRows<NewRow>> => {
        const rows = filter()
        const reads = scopedReads(this.database, dataScopeOfReader(rows.reader))
        return this.limit(() => readNewRows(reads, rows, ...asked))
      },
      messages: (rows: readonly NewRow[]) => this.messages(rows, filter().reader),
      changes: () => this.matched(matches, filter()),
      from,
      mayGoOn: async () => isStill(caller, await this.tokens.verify(authorization)),
    }
    return streamingResponse((signal) => rowStream(source, signal), { stallMs: STALL_MS, until: this.stopping })
  }

  /** A row that has got its score keeps its place in the log, and is told of once more. */
  private async matched(matches: NewMatches, filter: AccessEventFilter): Promise<readonly string[]> {
    const reads = scopedReads(this.database, dataScopeOfReader(filter.reader))
    const rows = await this.limit(() => matches.next(reads, filter))
    const shown = await attemptsShown(this.database, rows, filter.reader)
    return shown.map((view) => `event: matched\ndata: ${JSON.stringify(view)}`)
  }

  private async messages(rows: readonly NewRow[], reader: Reader): Promise<readonly string[]> {
    const shown = await attemptsShown(
      this.database,
      rows.filter(({ retracted }) => !retracted),
      reader,
    )
    const views = new Map(shown.map((view) => [view.id, view]))
    return rows.map(({ retracted, access_event_id: id, seq }) =>
      retracted ? `event: retracted\ndata: ${JSON.stringify({ id, seq })}` : `data: ${JSON.stringify(views.get(id))}`,
    )
  }
}

/** The token may have been revoked or have expired, or mean somebody with other permissions. */
const isStill = (caller: Caller, now: Pick<Caller, 'tenantId' | 'rights'> | undefined): boolean =>
  now !== undefined && now.tenantId === caller.tenantId && sameRights(now.rights, caller.rights)
