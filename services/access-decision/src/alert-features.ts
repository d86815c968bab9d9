import type { ServicePlatform } from '@doorledger/service'
import { ConfigureAlertsController } from './features/configure-alerts/configure-alerts.controller.js'
import { detectAtDevices, detectAtDoors, detectAtLogins } from './features/detect-alerts/detect-alerts.js'
import { HandleAlertsController } from './features/handle-alerts/handle-alerts.controller.js'
import { ListAlertsController } from './features/list-alerts/list-alerts.controller.js'
import { TrappedPeople } from './features/warn-trapped/trapped-people.js'
import { TrappedWatch } from './features/warn-trapped/trapped-watch.js'

/** What needs somebody to look at it, and who does. */
export const alertFeatures = ({ clock = () => new Date() }: ServicePlatform, siteZone: string) => ({
  processors: [detectAtDoors(clock, siteZone), detectAtDevices(clock, siteZone), detectAtLogins(clock, siteZone)],
  controllers: [ListAlertsController, HandleAlertsController, ConfigureAlertsController],
  providers: [TrappedPeople, TrappedWatch],
})
