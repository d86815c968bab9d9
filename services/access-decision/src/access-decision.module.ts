import { serviceModule, type ServicePlatform } from '@doorledger/service'
import type { DynamicModule } from '@nestjs/common'
import { alertFeatures } from './alert-features.js'
import { configKinds } from './configuration/config-kinds.js'
import { decisionFeatures } from './decision-features.js'
import { doorFeatures } from './door-features.js'
import { passagesBySchedules } from './doors/passages.js'
import { configController } from './features/configure/config-controller.js'
import { recordDevices } from './features/record-devices/record-devices.js'
import { LockdownsController } from './features/start-lockdown/lockdowns.controller.js'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions, SERVICE_NAME } from './options.js'
import { subscriptionFeatures } from './subscription-features.js'

export type { AccessDecisionOptions } from './options.js'

/** Who may pass which door: what is configured, how it is decided, and what became of it. */
export class AccessDecisionModule {
  static register(platform: ServicePlatform, options: AccessDecisionOptions): DynamicModule {
    const doors = doorFeatures(platform, passagesBySchedules(options.siteZone))
    const alerts = alertFeatures(platform, options.siteZone)
    const subscriptions = subscriptionFeatures(platform)
    return {
      module: AccessDecisionModule,
      imports: [
        serviceModule(platform, {
          projections: [recordDevices, ...doors.projections],
          processors: [
            ...decisionFeatures.processors,
            ...doors.processors,
            ...alerts.processors,
            ...subscriptions.processors,
          ],
        }),
      ],
      controllers: [
        ...configKinds.map(configController),
        LockdownsController,
        ...decisionFeatures.controllers,
        ...doors.controllers,
        ...alerts.controllers,
        ...subscriptions.controllers,
      ],
      providers: [
        { provide: ACCESS_DECISION_OPTIONS, useValue: options },
        { provide: SERVICE_NAME, useValue: platform.name },
        ...decisionFeatures.providers,
        ...doors.providers,
        ...alerts.providers,
        ...subscriptions.providers,
      ],
    }
  }
}
