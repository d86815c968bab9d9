import { accessRuleEvents } from './access-rule.js'
import { doorConfigEvents } from './door.js'
import { holidayEvents } from './holiday.js'
import { lockdownStateChanged } from './lockdown.js'
import { macroEvents } from './macro.js'
import { scheduleEvents } from './schedule.js'

/** Everything on `access.config.v1`. */
export const accessConfigEvents = [
  ...doorConfigEvents,
  ...accessRuleEvents,
  ...scheduleEvents,
  ...holidayEvents,
  ...macroEvents,
  lockdownStateChanged,
] as const
