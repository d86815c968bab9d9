import { type AlertSettings, alertSettings, type AlertSettingsChanged, type FactOf } from '@doorledger/contracts'
import type { Decider } from '@doorledger/kernel'

export type AlertSettingsFact = FactOf<AlertSettingsChanged>

export interface AlertSettingsCommand {
  readonly type: 'set'
  readonly settings: AlertSettings
}

/** When events become alerts in a tenant: as by default until somebody says otherwise. */
export const alertSettingsOfTenant: Decider<AlertSettingsCommand, AlertSettings, AlertSettingsFact> = {
  initial: alertSettings.parse({}),
  decide: ({ settings }, before) =>
    JSON.stringify(settings) === JSON.stringify(before) ? [] : [{ type: 'alert.settings_changed', data: { settings } }],
  evolve: (_, { data }) => alertSettings.parse(data.settings),
}
