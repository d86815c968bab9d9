import { accessDenied, type AccessDenied } from '@doorledger/contracts'
import { migrate, openPool } from '@doorledger/database'
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import { EventContext, type EventHandlerOptions, EventLogStrategy, HandlerErrors } from '@doorledger/event-transport'
import { listDeadLetters } from '@doorledger/projections'
import { Controller, Inject, type INestMicroservice } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { Ctx, EventPattern, Payload } from '@nestjs/microservices'
import { pino } from 'pino'

/** Calls the guards. `docs/how-to/consume-with-nest.md` explains this file. */
export interface Pager {
  page(message: string, key: string): Promise<void>
}
const PAGER = Symbol('PAGER')

const pageGuards = {
  group: 'acme-paging.page-guards',
  startAt: 'latest',
  attempts: 3,
  firstPauseMs: 200,
} satisfies EventHandlerOptions

@Controller()
class PageGuards {
  constructor(@Inject(PAGER) private readonly pager: Pager) {}

  @EventPattern<string>(accessDenied.type, pageGuards)
  async onDenied(@Payload() event: AccessDenied, @Ctx() { delivery }: EventContext): Promise<void> {
    if (delivery.signal.aborted) return
    await this.pager.page(`Denied at ${event.data.accessDevice.id}`, event.id)
  }
}

class PagingModule {}

export interface PagingSettings {
  readonly brokers: readonly string[]
  readonly databaseUrl: string
  readonly pager: Pager
}

/** A service of an integrator's own. Its checkpoints and dead letters are in its own database. */
export const startPaging = async ({ brokers, databaseUrl, pager }: PagingSettings) => {
  const logger = pino({ level: 'warn' })
  const log = openKafkaEventLog({ brokers, clientId: 'acme-paging', logger })
  const database = openPool(databaseUrl, { schema: 'acme_paging', applicationName: 'acme-paging' })
  await migrate(database, { schema: 'acme_paging' })
  const strategy = new EventLogStrategy({ service: 'acme-paging', log, database, logger })
  const paging = { module: PagingModule, controllers: [PageGuards], providers: [{ provide: PAGER, useValue: pager }] }
  const app: INestMicroservice = await NestFactory.createMicroservice(paging, { strategy, logger: false })
  app.useGlobalFilters(new HandlerErrors())
  await app.listen()
  return {
    strategy,
    deadLetters: () => listDeadLetters(database, { status: 'parked', limit: 50 }),
    stop: async () => {
      await app.close()
      await Promise.all([log.close(), database.end()])
    },
  }
}
