import { type Caller, CurrentCaller, DATABASE, Requires, STOPPING, TokenVerifier } from '@doorledger/service'
import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common'
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import type { Pool } from 'pg'
import { accessEventQuery, type AccessEventQuery, boundlessFilterOf } from '../../access-log/access-event-query.js'
import { parsePosition } from '../../domain/stream-position.js'
import { guardedText } from '../../guarded-text.js'
import { SiteClock } from '../../site.js'
import { accessEventStream, type StreamSource } from './access-event-stream.js'
import { AccessLogHorizon } from './access-log-horizon.js'
import { readNewRows } from './read-new-rows.js'
import { Turns } from './turns.js'

const STALL_MS = 30_000
/** Streams share the database with everything else, and may all wake at once. */
const READS_AT_ONCE = 4

@ApiTags('Access log')
@Controller('v1/access-events/stream')
@Requires('access-log:read')
export class StreamAccessEventsController {
  private readonly turns = new Turns(READS_AT_ONCE)

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
    private readonly site: SiteClock,
    private readonly horizon: AccessLogHorizon,
    private readonly tokens: TokenVerifier,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'New rows of the access log, as server-sent events',
    description: `Rows come as messages in the order they were recorded, late ones included; a changed row comes again,
      and \`event: retracted\` names one that is there no more. Not bounded in time unless asked for. With
      \`Last-Event-ID\` it goes on where that left off, without it from now. Readers that stall for 30 s are cut off.`,
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: '`id` of the last event that was read' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  stream(
    @Query({ schema: accessEventQuery }) query: AccessEventQuery,
    @CurrentCaller() caller: Caller,
    @Headers() { 'last-event-id': lastEventId, authorization }: Record<string, string | undefined>,
    @Res() reply: FastifyReply,
  ): void {
    const filter = () => boundlessFilterOf(query, caller, this.site.now())
    filter() // refuses before anything is written
    const source: StreamSource = {
      horizon: this.horizon,
      filter,
      read: (...asked) => this.turns.take(() => readNewRows(this.database, ...asked)),
      from: lastEventId ? parsePosition(lastEventId) : undefined,
      mayGoOn: async () => isStill(caller, await this.tokens.verify(authorization)),
    }
    const text = guardedText((signal) => accessEventStream(source, signal), {
      stallMs: STALL_MS,
      until: this.stopping,
    })
    void reply.headers(streamHeaders).send(text)
  }
}

/** The connection ends with the stream: left open for a next request it would keep a stopping process waiting. */
const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  connection: 'close',
  'x-accel-buffering': 'no',
}

/** The token may have been revoked or have expired, or mean somebody with other permissions. */
const isStill = (caller: Caller, now: Omit<Caller, 'correlationId'> | undefined): boolean =>
  now !== undefined &&
  now.tenantId === caller.tenantId &&
  now.permissions.size === caller.permissions.size &&
  [...caller.permissions].every((permission) => now.permissions.has(permission))
