import type { StreamPosition } from '@doorledger/kernel'
import { scopedReads } from '@doorledger/database'
import {
  type Caller,
  DATABASE,
  streamingResponse,
  sameRights,
  STOPPING,
  TokenVerifier,
  Turns,
} from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Readable } from 'node:stream'
import type { Pool } from 'pg'
import { dataScopeOfReader } from '../../access-log/access-event-query.js'
import { attemptsShown } from '../../access-log/attempts-shown.js'
import { noteWhose } from '../../access-log/note-whose.js'
import type { AccessEventFilter, Reader } from '../../domain/access-event-filter.js'
import { accessEventStream } from './access-event-stream.js'
import { AccessLogHorizon } from './access-log-horizon.js'
import { type NewRow, readNewRows } from './read-new-rows.js'

const STALL_MS = 30_000
/** Streams share the database with everything else, and may all wake at once. */
const READS_AT_ONCE = 4

export interface StreamRequest {
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
  private readonly turns = new Turns(READS_AT_ONCE)

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly horizon: AccessLogHorizon,
    private readonly tokens: TokenVerifier,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  noteWhose(caller: Caller, users: readonly string[] | undefined): Promise<void> {
    return noteWhose(this.database, caller, users)
  }

  open({ filter, from, caller, authorization }: StreamRequest): Readable {
    const source = {
      horizon: this.horizon,
      filter,
      read: (filter: AccessEventFilter, ...asked: Whereabouts) =>
        this.turns.take(() =>
          readNewRows(scopedReads(this.database, dataScopeOfReader(filter.reader)), filter, ...asked),
        ),
      show: (...asked: Shown) => attemptsShown(this.database, ...asked),
      from,
      mayGoOn: async () => isStill(caller, await this.tokens.verify(authorization)),
    }
    return streamingResponse((signal) => accessEventStream(source, signal), { stallMs: STALL_MS, until: this.stopping })
  }
}

type Shown = [readonly NewRow[], Reader]
type Whereabouts = [StreamPosition, readonly number[]]

/** The token may have been revoked or have expired, or mean somebody with other permissions. */
const isStill = (caller: Caller, now: Pick<Caller, 'tenantId' | 'rights'> | undefined): boolean =>
  now !== undefined && now.tenantId === caller.tenantId && sameRights(now.rights, caller.rights)
