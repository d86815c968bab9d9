import { alertEvents, alertSettingsChanged } from '@doorledger/contracts'
import { aggregate } from '@doorledger/event-store'
import { alert } from '../domain/alerts/alert.js'
import { alertSettingsOfTenant } from '../domain/alerts/alert-settings-decider.js'
import { writeAlerts } from './write-alerts.js'

/** Alerts, each with a life of its own. */
export const alerts = aggregate({
  name: 'alert',
  decider: alert,
  events: alertEvents,
  inSameTransaction: writeAlerts,
  stateSnapshots: { everyEvents: 100, format: 1 },
  shown: (state) => (state.status === 'none' ? {} : { status: state.status, assignedTo: state.assignedTo }),
})

/** One for each tenant. */
export const settingsOfAlerts = aggregate({
  name: 'alert_settings',
  decider: alertSettingsOfTenant,
  events: [alertSettingsChanged],
  shown: (settings) => settings,
  inSameTransaction: async (client, events) => {
    for (const { tenantid, data, streamversion } of events) {
      await client.query(
        `insert into alert_settings (tenant_id, settings, version) values ($1, $2, $3)
         on conflict (tenant_id) do update set settings = $2, version = $3`,
        [tenantid, data.settings, streamversion],
      )
    }
  },
})
