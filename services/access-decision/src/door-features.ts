import { recordDeviceCredentials, type ServicePlatform } from '@doorledger/service'
import { PASSAGES_OF } from './doors/passages-token.js'
import type { PassagesOf } from './doors/passages.js'
import { ReportContactsController } from './features/report-contacts/report-contacts.controller.js'
import { recordDeviceStatus } from './features/report-device-status/record-device-status.js'
import { ReportDeviceStatusController } from './features/report-device-status/report-device-status.controller.js'
import { ReportExitRequestsController } from './features/report-exit-requests/report-exit-requests.controller.js'
import { followPresence } from './features/show-presence/follow-presence.js'
import { ShowPresenceController } from './features/show-presence/show-presence.controller.js'
import { ShowDoorStateController } from './features/show-door-state/show-door-state.controller.js'
import { DoorWatch } from './features/watch-doors/door-watch.js'
import { DueDoors } from './features/watch-doors/due-doors.js'
import { watchContacts } from './features/watch-doors/watch-contacts.js'
import { watchUnlocks } from './features/watch-doors/watch-unlocks.js'

/** What devices tell of doors, and what follows from it. */
export const doorFeatures = ({ clock = () => new Date() }: ServicePlatform, passagesOf: PassagesOf) => ({
  projections: [recordDeviceCredentials, recordDeviceStatus],
  processors: [watchContacts(passagesOf, clock), watchUnlocks(passagesOf, clock), followPresence],
  controllers: [
    ReportContactsController,
    ReportExitRequestsController,
    ReportDeviceStatusController,
    ShowDoorStateController,
    ShowPresenceController,
  ],
  providers: [{ provide: PASSAGES_OF, useValue: passagesOf }, DueDoors, DoorWatch],
})
