import { type DynamicModule, type Provider } from '@nestjs/common'
import { ScheduleModule } from '@nestjs/schedule'
import { TokenVerifier } from '../access/token-verifier.js'
import { HealthController } from '../health/health.controller.js'
import { ReadinessChecks } from '../health/readiness.js'
import { Metrics } from '../observability/metrics.js'
import { DeadLettersController } from '../operations/dead-letters.controller.js'
import { ProjectionsController } from '../operations/projections.controller.js'
import { EventConsumers } from '../platform/event-consumers.js'
import { RunningServices } from '../platform/running-services.js'
import type { ServiceInApp } from './app-options.js'

class AppModule {}

/** The services of the app, and what it has only one of. */
export const appModule = (
  services: readonly ServiceInApp[],
  metrics: Metrics,
  tokens: TokenVerifier,
): DynamicModule => {
  const shared: readonly Provider[] = [
    { provide: Metrics, useValue: metrics },
    { provide: TokenVerifier, useValue: tokens },
    RunningServices,
    EventConsumers,
  ]
  return {
    module: AppModule,
    global: true,
    imports: [ScheduleModule.forRoot(), ...services.map(({ module }) => module)],
    controllers: [HealthController, ProjectionsController, DeadLettersController],
    providers: [...shared, ReadinessChecks],
    exports: [...shared],
  }
}
