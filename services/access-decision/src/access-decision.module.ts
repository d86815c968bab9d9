import { serviceModule, type ServicePlatform } from '@doorledger/service'
import type { DynamicModule } from '@nestjs/common'
import { AttemptLimits } from './attempts/attempt-limits.js'
import { AttemptLog } from './attempts/attempt-log.js'
import { FindCredentials } from './attempts/find-credentials.js'
import { lookupKeyProvider } from './attempts/lookup-key.js'
import { configKinds } from './configuration/config-kinds.js'
import { configController } from './features/configure/config-controller.js'
import { AccessAttemptsController } from './features/decide-attempts/access-attempts.controller.js'
import { DecideAttempts } from './features/decide-attempts/decide-attempts.js'
import { ExplainDecisionController } from './features/explain-decision/explain-decision.controller.js'
import { WhoGetsInController } from './features/explain-decision/who-gets-in.controller.js'
import { recordDevices } from './features/record-devices/record-devices.js'
import { followReplies } from './features/run-actions/follow-replies.js'
import { runActions } from './features/run-actions/run-actions.js'
import { LockdownsController } from './features/start-lockdown/lockdowns.controller.js'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from './options.js'
import { LivePolicy } from './policy/live-policy.js'

export type { AccessDecisionOptions } from './options.js'

/** Who may pass which door: what is configured, how it is decided, and what became of it. */
export class AccessDecisionModule {
  static register(platform: ServicePlatform, options: AccessDecisionOptions): DynamicModule {
    return {
      module: AccessDecisionModule,
      imports: [
        serviceModule(platform, {
          projections: [recordDevices],
          processors: [runActions, followReplies],
        }),
      ],
      controllers: [
        WhoGetsInController,
        ...configKinds.map(configController),
        LockdownsController,
        AccessAttemptsController,
        ExplainDecisionController,
      ],
      providers: [
        { provide: ACCESS_DECISION_OPTIONS, useValue: options },
        lookupKeyProvider,
        LivePolicy,
        FindCredentials,
        AttemptLimits,
        AttemptLog,
        DecideAttempts,
      ],
    }
  }
}
