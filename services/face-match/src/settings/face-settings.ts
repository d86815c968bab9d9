import { faceSettings, type FaceSettings, faceSettingsChanged, faceTermsAcknowledged } from '@doorledger/contracts'
import { aggregate } from '@doorledger/event-store'
import type { Pool } from 'pg'
import { faceSettingsOfTenant } from '../domain/face-settings-decider.js'
import { destroyTemplates } from '../enrolments/templates.js'

/** The one thing of its kind in a tenant. */
export const SETTINGS = 'settings'

/** One for each tenant. Switching off destroys every template in the same transaction. */
export const settingsOfFaces = aggregate({
  name: 'face_settings',
  decider: faceSettingsOfTenant,
  events: [faceTermsAcknowledged, faceSettingsChanged],
  shown: ({ settings, acknowledged }) => ({ ...settings, terms: acknowledged?.version ?? null }),
  inSameTransaction: async (client, events) => {
    for (const event of events) {
      const isSettings = event.type === 'face.settings_changed'
      const values = isSettings ? [event.data.settings, null] : [faceSettings.parse({}), event.data]
      await client.query(
        `insert into face_settings as present (tenant_id, settings, acknowledged, version) values ($1, $2, $3, $4)
         on conflict (tenant_id) do update set
           settings = case when $5 then excluded.settings else present.settings end,
           acknowledged = case when $5 then present.acknowledged else excluded.acknowledged end,
           version = excluded.version`,
        [event.tenantid, ...values, event.streamversion, isSettings],
      )
      if (isSettings && !event.data.settings.enabled)
        await destroyTemplates(client, event.tenantid, undefined, event.time)
    }
  },
})

/** How it is set now. */
export const findFaceSettings = async (database: Pick<Pool, 'query'>, tenantId: string): Promise<FaceSettings> => {
  const { rows } = await database.query<{ settings: FaceSettings }>(
    'select settings from face_settings where tenant_id = $1',
    [tenantId],
  )
  return faceSettings.parse(rows[0]?.settings ?? {})
}
