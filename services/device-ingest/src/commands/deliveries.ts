import type { CommandHandler } from '@doorledger/event-store'
import { CLOCK, type Clock, COMMANDS, LOGGER } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import type { Logger } from 'pino'
import type { KnownDevice } from '../credentials/known-credentials.js'
import { progressOfCommands } from './device-command-progress.js'
import type { WaitingCommand } from './waiting-commands.js'

/**
 * Notes that commands were handed to devices, while these are at them already: a device need not wait for it. What could
 * not be noted is when the device asks again, or with its reply.
 */
@Injectable()
export class Deliveries implements OnApplicationShutdown {
  private readonly noting = new Set<Promise<void>>()

  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Once for each command, however often it is handed over. */
  note(device: KnownDevice, handed: readonly WaitingCommand[]): void {
    const news = handed.filter(({ isDelivered }) => !isDelivered)
    const { tenantId, deviceId } = device
    const noted = this.noteEach(device, news)
      .catch((err: unknown) => this.logger.warn({ err, tenantId, deviceId }, 'A delivered command was not noted'))
      .finally(() => this.noting.delete(noted))
    this.noting.add(noted)
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.noting)
  }

  private async noteEach({ tenantId, deviceId }: KnownDevice, handed: readonly WaitingCommand[]): Promise<void> {
    const by = { tenantId, actor: `device:${deviceId}` }
    for (const { commandId } of handed) {
      const target = { aggregate: progressOfCommands, id: commandId, by, at: this.clock() }
      await this.commands.handle(target, { type: 'deliver', commandId, deviceId })
    }
  }
}
