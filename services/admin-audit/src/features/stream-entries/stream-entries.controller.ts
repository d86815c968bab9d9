import { parsePosition } from '@doorledger/kernel'
import { Reads, RequiresInPremises, Scoped, type ScopedCaller, SiteClock } from '@doorledger/service'
import { Controller, Get, Headers, Query, Res } from '@nestjs/common'
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { boundlessFilterOf, entryQuery, type EntryQuery, readerOf } from '../../entries/entry-query.js'
import { EntryStreams } from './entry-streams.js'

type RequestHeaders = Readonly<Record<string, string | undefined>>

@ApiTags('Audit log')
@Controller('v1/audit-entries/stream')
@RequiresInPremises('audit:read')
export class StreamEntriesController {
  constructor(
    private readonly streams: EntryStreams,
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
    const from = lastEventId ? parsePosition(lastEventId) : undefined
    void reply.headers(streamHeaders).send(this.streams.open({ filter, from, caller, authorization }))
  }
}

/** The connection ends with the stream: left open for a next request it would keep a stopping process waiting. */
const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  connection: 'close',
  'x-accel-buffering': 'no',
}
