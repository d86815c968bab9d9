import { quarantineResolved, linesOfText } from '@doorledger/contracts'
import type { EventLog } from '@doorledger/event-log'
import { aggregate, type CommandHandler, type WriteInSameTransaction } from '@doorledger/event-store'
import {
  type ScopedCaller,
  CLOCK,
  type Clock,
  COMMANDS,
  Scoped,
  DATABASE,
  EVENT_LOG,
  Performs,
  RequiresInPremises,
} from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common'
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { quarantined, type QuarantinedEvent } from '../../domain/quarantined.js'
import { isReadableNow, retriedBody } from '../../domain/retried-body.js'
import { handIn } from '../../audit-blocks/handing-in.js'
import { findQuarantined, quarantineItem, type QuarantineItem, refuseSettled, settled } from './quarantine-view.js'

const retryAnswer = z.object({
  id: z.uuid(),
  blockId: z.uuid().describe('Block in which it is recorded, if it can be read now'),
  readable: z.boolean().describe('Whether it can be read now; otherwise it stays in quarantine'),
})

const discardRequest = z.strictObject({
  reason: linesOfText(500).describe('Why it is not worth reading'),
})

const writeDiscarded: WriteInSameTransaction<QuarantinedEvent> = async (client, events) => {
  for (const { tenantid, time, actor, data } of events) {
    const { rowCount } = await client.query(
      `update quarantine set status = 'discarded', settled_at = $3, settled_by = $4, settled_reason = $5
       where tenant_id = $1 and quarantine_id = $2 and status = 'open'`,
      [tenantid, data.quarantineId, time, actor, data.reason],
    )
    if (rowCount !== 1) throw settled('settled')
  }
}

const quarantinedThings = aggregate({
  name: 'quarantined',
  decider: quarantined,
  events: [quarantineResolved],
  inSameTransaction: writeDiscarded,
  shown: (standing) => ({ standing }),
})

@ApiTags('Quarantine')
@ApiNotFoundResponse({ description: 'There is no such entry' })
@ApiConflictResponse({ description: 'It was recorded or discarded before' })
@Controller('v1/quarantine/:id')
export class SettleQuarantineController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('retry')
  @HttpCode(202)
  @RequiresInPremises('quarantine:handle')
  @Performs('quarantined.retry')
  @ApiOperation({
    summary: 'Try to read it again',
    description: 'Its bytes go through the log like those of a device.',
  })
  @ApiAcceptedResponse({ description: 'It is being tried', standardSchema: retryAnswer })
  async retry(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<z.infer<typeof retryAnswer>> {
    const { tenantId, actor } = caller
    const { item, raw } = await findQuarantined(this.database, caller, id)
    refuseSettled(item)
    const body = retriedBody(item.part, item.tag, raw)
    const handing = { tenantId, deviceId: item.deviceId, body, at: this.clock(), actor, retryOf: id }
    const { blockId } = await handIn(this.log, handing)
    return { id, blockId, readable: isReadableNow(item.part, body) }
  }

  @Post('discard')
  @HttpCode(200)
  @RequiresInPremises('quarantine:handle')
  @Performs('quarantined.discard')
  @ApiOperation({ summary: 'Give it up', description: 'It stays visible, with who gave it up and why.' })
  @ApiOkResponse({ description: 'The entry as it is now', standardSchema: quarantineItem })
  async discard(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: discardRequest }) { reason }: z.infer<typeof discardRequest>,
  ): Promise<QuarantineItem> {
    const { item } = await findQuarantined(this.database, caller, id)
    refuseSettled(item)
    await this.commands.handle(
      { aggregate: quarantinedThings, id, by: caller, at: this.clock() },
      { type: 'discard', quarantineId: id, deviceId: item.deviceId, reason },
    )
    return (await findQuarantined(this.database, caller, id)).item
  }
}
