import { parsePosition } from '@doorledger/kernel'
import { Scoped, type ScopedCaller, RequiresInPremises, SiteClock, Views } from '@doorledger/service'
import { Controller, Get, Headers, Query, Res } from '@nestjs/common'
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import {
  accessEventQuery,
  type AccessEventQuery,
  boundlessFilterOf,
  readerOf,
} from '../../access-log/access-event-query.js'
import { AccessEventStreams } from './access-event-streams.js'

type RequestHeaders = Readonly<Record<string, string | undefined>>

@ApiTags('Access log')
@Controller('v1/access-events/stream')
@RequiresInPremises('access-log:read')
export class StreamAccessEventsController {
  constructor(
    private readonly streams: AccessEventStreams,
    private readonly site: SiteClock,
  ) {}

  @Get()
  @Views('access-log.read', 'user')
  @ApiOperation({
    summary: 'New rows of the access log, as server-sent events',
    description: `Rows come as messages in the order they were recorded, late ones included; a changed row comes again,
      and \`event: retracted\` names one that is there no more. Not bounded in time unless asked for. With
      \`Last-Event-ID\` it goes on where that left off, without it from now. Readers that stall for 30 s are cut off.`,
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: '`id` of the last event that was read' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  async stream(
    @Query({ schema: accessEventQuery }) query: AccessEventQuery,
    @Scoped() caller: ScopedCaller,
    @Headers() { 'last-event-id': lastEventId, authorization }: RequestHeaders,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filter = () => boundlessFilterOf(query, readerOf(caller), this.site.now())
    filter() // refuses before anything is written
    const from = lastEventId ? parsePosition(lastEventId) : undefined
    await this.streams.noteWhose(caller, query.user)
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
