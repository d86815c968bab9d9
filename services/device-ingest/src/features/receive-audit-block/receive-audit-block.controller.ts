import type { EventLog } from '@doorledger/event-log'
import { CLOCK, type Clock, EVENT_LOG, ForDevices, HttpProblem, SHARED_STATE, TakesBytes } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common'
import { ApiBody, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger'
import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import { authenticateDevice } from '../../credentials/authenticate-device.js'
import { KnownCredentials } from '../../credentials/known-credentials.js'
import { MAX_BLOCK_BYTES, MAX_RECORDS } from '../../domain/audit-block.js'
import { answerTo, type BlockAnswer } from '../../domain/block-answer.js'
import { readBlock } from '../../domain/read-block.js'
import { blockSchema } from './block-schema.js'
import { handIn } from '../../audit-blocks/handing-in.js'
import { sentBody } from './sent-body.js'
import { refuseAtFirst } from './unreadable-bodies.js'

const answer = z.object({
  blockId: z.uuid().describe('The same for the same block, however often it is sent'),
  accepted: z.int().describe('Records kept'),
  duplicates: z.int().describe('Of these, equal to an earlier one of the block; kept all the same'),
  quarantined: z.int().describe('What could not be read and is kept byte for byte'),
  dbVersion: z.object({
    reported: z.string().nullable(),
    expected: z.string().nullable(),
    inSync: z.boolean().nullable(),
  }),
})

@ApiTags('Audit blocks')
@Controller('v1/devices/:id/audit-blocks')
export class ReceiveAuditBlockController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(SHARED_STATE) private readonly sharedState: SharedState,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly credentials: KnownCredentials,
  ) {}

  @Post()
  @HttpCode(200)
  @ForDevices()
  @TakesBytes({ limitBytes: MAX_BLOCK_BYTES })
  @ApiOperation({
    summary: 'Hand in an audit block',
    description: 'For devices. Success means that the whole block is durable and the device may forget it.',
  })
  @ApiBody({ schema: blockSchema })
  @ApiOkResponse({ description: 'The block is durable', standardSchema: answer })
  @ApiResponse({ status: 413, description: 'More than 1 MiB, or more than 5,000 records' })
  @ApiResponse({ status: 422, description: 'Nobody can read it; send it again' })
  async receive(
    @Param('id') id: string,
    @Req() { headers }: { readonly headers: IncomingHttpHeaders },
    @Body() sent: Buffer,
  ): Promise<BlockAnswer> {
    const device = await authenticateDevice(this.credentials, id, headers.authorization)
    const body = await sentBody(headers, sent)
    const reading = readBlock(body)
    if (reading.kind === 'too_many_records') throw tooManyRecords(reading.count)
    const { tenantId, deviceId } = device
    const handing = { tenantId, deviceId, body, at: this.clock(), actor: `device:${deviceId}` }
    const { blockId, digest } = await handIn(this.log, handing)
    if (reading.kind === 'unreadable') await refuseAtFirst(this.sharedState, device, digest, reading.detail)
    return answerTo(blockId, reading, device.expectedDbVersion)
  }
}

const tooManyRecords = (count: number): HttpProblem =>
  new HttpProblem({
    status: 413,
    code: 'too_many_records',
    detail: `audits: must not hold more than ${MAX_RECORDS} records`,
    details: { field: 'audits', limit: MAX_RECORDS, count },
  })
