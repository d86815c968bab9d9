import { type DynamicModule, type Provider } from '@nestjs/common'
import { HealthController } from '../health/health.controller.js'
import { ReadinessChecks } from '../health/readiness.js'
import { Metrics } from '../observability/metrics.js'
import { RunningServices } from '../platform/running-services.js'
import type { HostedService } from './app-options.js'

class AppModule {}

/** The services of the app, and what it has only one of. */
export const appModule = (services: readonly HostedService[], metrics: Metrics): DynamicModule => {
  const shared: readonly Provider[] = [{ provide: Metrics, useValue: metrics }, RunningServices]
  return {
    module: AppModule,
    global: true,
    imports: services.map(({ definition, platform }) => definition.module(platform)),
    controllers: [HealthController],
    providers: [...shared, ReadinessChecks],
    exports: [...shared],
  }
}
