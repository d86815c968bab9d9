import { type EventLogStrategy, HandlerErrors } from '@doorledger/event-transport'
import { type INestApplication, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import type { NestMicroservice } from '@nestjs/microservices'

/** What the services of the app read of the log: one microservice each, started when everything else is up. */
@Injectable()
export class EventConsumers implements OnApplicationBootstrap {
  private readonly strategies = new Map<string, EventLogStrategy>()
  private app: INestApplication | undefined

  add(service: string, strategy: EventLogStrategy): void {
    this.strategies.set(service, strategy)
  }

  has(service: string): boolean {
    return this.strategies.has(service)
  }

  /** Finds the handlers in the modules of the app. They stop when it closes, after the last request was answered. */
  connectTo(app: INestApplication): void {
    this.app = app
    for (const strategy of this.strategies.values()) {
      const microservice = app.connectMicroservice({ strategy }, { deferInitialization: true }) as NestMicroservice
      microservice.useGlobalFilters(new HandlerErrors())
      // The hooks of the modules are the app's to call.
      microservice.setIsInitHookCalled(true)
    }
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.app?.startAllMicroservices()
  }
}
