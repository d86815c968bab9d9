import { serviceModule, type ServicePlatform } from '@doorledger/service'
import type { DynamicModule } from '@nestjs/common'
import { PASSAGES_OF } from './doors/passages-token.js'
import type { PassagesOf } from './doors/passages.js'
import { recordDeviceCredentials } from './features/record-device-credentials/record-device-credentials.js'
import { recordDevices } from './features/record-devices/record-devices.js'
import { ReportContactsController } from './features/report-contacts/report-contacts.controller.js'
import { recordDeviceStatus } from './features/report-device-status/record-device-status.js'
import { ReportDeviceStatusController } from './features/report-device-status/report-device-status.controller.js'
import { ReportExitRequestsController } from './features/report-exit-requests/report-exit-requests.controller.js'
import { ShowDoorStateController } from './features/show-door-state/show-door-state.controller.js'
import { DueDoors } from './features/watch-doors/due-doors.js'
import { DoorWatch } from './features/watch-doors/door-watch.js'
import { watchContacts } from './features/watch-doors/watch-contacts.js'
import { watchUnlocks } from './features/watch-doors/watch-unlocks.js'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from './options.js'

export type { AccessDecisionOptions } from './options.js'

/** Who may pass which door: what is configured, how it is decided, and what became of it. */
export class AccessDecisionModule {
  static register(platform: ServicePlatform, options: AccessDecisionOptions): DynamicModule {
    const { clock = () => new Date() } = platform
    const passagesOf: PassagesOf = () => Promise.resolve([])
    return {
      module: AccessDecisionModule,
      imports: [
        serviceModule(platform, {
          projections: [recordDevices, recordDeviceCredentials, recordDeviceStatus],
          processors: [watchContacts(passagesOf, clock), watchUnlocks(passagesOf, clock)],
        }),
      ],
      controllers: [
        ReportContactsController,
        ReportExitRequestsController,
        ReportDeviceStatusController,
        ShowDoorStateController,
      ],
      providers: [
        { provide: ACCESS_DECISION_OPTIONS, useValue: options },
        { provide: PASSAGES_OF, useValue: passagesOf },
        DueDoors,
        DoorWatch,
      ],
    }
  }
}
