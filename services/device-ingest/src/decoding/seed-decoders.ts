import type { CommandHandler } from '@doorledger/event-store'
import { CLOCK, type Clock, COMMANDS } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { engage } from '../decoders/engage.js'
import { decoderTables } from './decoder-tables.js'

const TENANT = 'default'

/** A new installation begins with the table we know; one that was replaced is left alone. */
@Injectable()
export class SeedDecoders implements OnApplicationBootstrap {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const by = { tenantId: TENANT, actor: 'system' }
    const target = { aggregate: decoderTables, id: engage.family, by, at: this.clock() }
    await this.commands.handle(target, { type: 'seed', ...engage })
  }
}
