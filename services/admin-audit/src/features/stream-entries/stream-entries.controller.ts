import { scopedReads } from '@doorledger/database'
import { parsePosition, type StreamPosition } from '@doorledger/kernel'
import {
  type Caller,
  DATABASE,
  readNewRows,
  Reads,
  RequiresInPremises,
  rowStream,
  sameRights,
  Scoped,
  type ScopedCaller,
  SiteClock,
  STOPPING,
  streamingResponse,
  TokenVerifier,
  ViewHorizon,
} from '@doorledger/service'
import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common'
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import type { Pool } from 'pg'
import { auditLog } from '../../domain/audit-log.js'
import { boundlessFilterOf, entryQuery, type EntryQuery, readerOf } from '../../entries/entry-query.js'
import { entryColumns, type EntryRow, viewOf } from '../../entries/entry-view.js'
import { entryWhere } from '../../entries/entry-where.js'
import { findNames } from '../../entries/find-names.js'

type RequestHeaders = Readonly<Record<string, string | undefined>>

const STALL_MS = 30_000

@ApiTags('Audit log')
@Controller('v1/audit-entries/stream')
@RequiresInPremises('audit:read')
export class StreamEntriesController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
    private readonly horizon: ViewHorizon,
    private readonly tokens: TokenVerifier,
    private readonly site: SiteClock,
  ) {}

  @Get()
  @Reads('audit-log.read')
  @ApiOperation({
    summary: 'New entries of the audit log, as server-sent events',
    description: `Entries come as messages in the order they were recorded, late ones included. Not bounded in time unless
      asked for. With \`Last-Event-ID\` it goes on where that left off, without it from now. Readers that stall for 30 s are
      cut off.`,
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: '`id` of the last event that was read' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  stream(
    @Query({ schema: entryQuery }) query: EntryQuery,
    @Scoped() caller: ScopedCaller,
    @Headers() { 'last-event-id': lastEventId, authorization }: RequestHeaders,
    @Res() reply: FastifyReply,
  ): void {
    const reader = readerOf(caller)
    const filter = () => boundlessFilterOf(query, reader, this.site.now())
    filter() // refuses before anything is written
    const source = {
      horizon: this.horizon,
      read: (position: StreamPosition, partitions: readonly number[]) =>
        readNewRows<EntryRow>(
          scopedReads(this.database, caller),
          {
            ...{ name: auditLog.name, topic: auditLog.topic, table: auditLog.table.name, columns: entryColumns },
            where: (parameters) => entryWhere(filter(), parameters),
          },
          { position, partitions },
        ),
      messages: async (rows: readonly EntryRow[]) => {
        const names = await findNames(this.database, reader.tenantId, rows)
        return rows.map((row) => `data: ${JSON.stringify(viewOf(row, names))}`)
      },
      from: lastEventId ? parsePosition(lastEventId) : undefined,
      mayGoOn: async () => isStill(caller, await this.tokens.verify(authorization)),
    }
    const text = streamingResponse((signal) => rowStream(source, signal), { stallMs: STALL_MS, until: this.stopping })
    void reply.headers(streamHeaders).send(text)
  }
}

/** The token may have been revoked or have expired, or mean somebody with other permissions. */
const isStill = (caller: Caller, now: Pick<Caller, 'tenantId' | 'rights'> | undefined): boolean =>
  now !== undefined && now.tenantId === caller.tenantId && sameRights(now.rights, caller.rights)

/** The connection ends with the stream: left open for a next request it would keep a stopping process waiting. */
const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  connection: 'close',
  'x-accel-buffering': 'no',
}
