import { serviceModule, type ServicePlatform } from '@doorledger/service'
import type { DynamicModule } from '@nestjs/common'
import { configKinds } from './configuration/config-kinds.js'
import { configController } from './features/configure/config-controller.js'
import { recordDevices } from './features/record-devices/record-devices.js'
import { LockdownsController } from './features/start-lockdown/lockdowns.controller.js'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from './options.js'

export type { AccessDecisionOptions } from './options.js'

/** Who may pass which door: what is configured, how it is decided, and what became of it. */
export class AccessDecisionModule {
  static register(platform: ServicePlatform, options: AccessDecisionOptions): DynamicModule {
    return {
      module: AccessDecisionModule,
      imports: [
        serviceModule(platform, {
          projections: [recordDevices],
          processors: [],
        }),
      ],
      controllers: [...configKinds.map(configController), LockdownsController],
      providers: [{ provide: ACCESS_DECISION_OPTIONS, useValue: options }],
    }
  }
}
