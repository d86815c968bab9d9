import { decoderCodes } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type Caller,
  CLOCK,
  type Clock,
  COMMANDS,
  CurrentCaller,
  DATABASE,
  Performs,
  Requires,
} from '@doorledger/service'
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { decoderTables } from '../../decoding/decoder-tables.js'
import {
  DECODERS,
  decoderDetail,
  type DecoderDetail,
  decoderItem,
  type DecoderItem,
  type DecoderRow,
  itemOf,
} from './decoder-view.js'

const family = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be 1–64 small letters, digits or hyphens, such as engage')

const request = z.strictObject({
  codes: decoderCodes.describe('The whole table: four hexadecimal digits in capitals → what they mean'),
  ifVersion: z.int().nonnegative().optional().describe('Only if this version is in force; 0 when there is none'),
})

const listAnswer = z.object({ items: z.array(decoderItem) })

@ApiTags('Decoders')
@Controller('v1/decoders')
export class ReplaceDecoderController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('decoder:read')
  @ApiOperation({ summary: 'List the decoders in force' })
  @ApiOkResponse({ description: 'One for each device family', standardSchema: listAnswer })
  async list(@CurrentCaller() { tenantId }: Caller): Promise<{ items: readonly DecoderItem[] }> {
    const { rows } = await this.database.query<DecoderRow>(DECODERS, [tenantId, null])
    return { items: rows.map(itemOf) }
  }

  @Get(':family')
  @Requires('decoder:read')
  @ApiOperation({ summary: 'Show the code table of a device family' })
  @ApiOkResponse({ description: 'The table in force', standardSchema: decoderDetail })
  @ApiNotFoundResponse({ description: 'The family has no table: all its codes are unknown' })
  async show(
    @CurrentCaller() { tenantId }: Caller,
    @Param('family', { schema: family }) family: string,
  ): Promise<DecoderDetail> {
    const { rows } = await this.database.query<DecoderRow>(DECODERS, [tenantId, family])
    const [row] = rows
    if (row === undefined) throw new DomainError('decoder_not_found', 'not_found', 'There is no decoder of this family')
    return { ...itemOf(row), codes: row.codes }
  }

  @Put(':family')
  @Requires('decoder:write')
  @Performs('decoder.replace')
  @ApiOperation({
    summary: 'Replace the code table of a device family',
    description: 'From now on, and for the past too: no device is asked anything. The same table again is no change.',
  })
  @ApiOkResponse({ description: 'The table in force', standardSchema: decoderDetail })
  @ApiConflictResponse({ description: 'Another version than `ifVersion` is in force' })
  async replace(
    @CurrentCaller() caller: Caller,
    @Param('family', { schema: family }) family: string,
    @Body({ schema: request }) { codes, ifVersion }: z.infer<typeof request>,
  ): Promise<DecoderDetail> {
    await this.commands.handle(
      { aggregate: decoderTables, id: family, by: caller, at: this.clock() },
      { type: 'replace', family, codes, ...(ifVersion !== undefined && { ifVersion }) },
    )
    return this.show(caller, family)
  }
}
