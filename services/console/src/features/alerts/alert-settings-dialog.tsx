import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accessDecision, answered } from '../../api/client'
import type { Alert, AlertSettings } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { CheckField, NumberField, TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { ErrorState, Skeleton } from '../../ui/states'
import { announce } from '../../ui/toasts'

const key = ['alert-settings']

const kinds: Readonly<Record<keyof AlertSettings, Alert['kind']>> = {
  bruteForce: 'brute_force',
  unusualHours: 'unusual_hours',
  sameDevice: 'same_device',
  unknownCredential: 'unknown_credential',
  duress: 'duress',
  forcedDoor: 'forced_door',
  heldOpen: 'held_open',
  trappedInside: 'trapped_inside',
  auditGap: 'audit_gap',
  deviceOutOfSync: 'device_out_of_sync',
  deviceTamper: 'device_tamper',
  lockdown: 'lockdown',
  unrecognizedDevices: 'unrecognized_devices',
}

/** When events become alerts: which kinds, and from how many on. */
export const AlertSettingsDialog = ({ onClose }: { onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const [changed, setChanged] = useState<AlertSettings>()
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: () => answered(accessDecision.GET('/v1/alert-settings')),
  })
  const settings = changed ?? data
  const save = useMutation({
    mutationFn: () => answered(accessDecision.PUT('/v1/alert-settings', { body: settings! })),
    onSuccess: async () => {
      announce(m.rules.saved)
      await queries.invalidateQueries({ queryKey: key })
      onClose()
    },
  })
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={m.shell.pages.alertSettings}
      width="wide"
      isBusy={save.isPending}
      isReady={settings !== undefined}
      error={save.error}
      onSubmit={() => save.mutate()}
    >
      {error !== null && <ErrorState error={error} />}
      {settings === undefined && error === null && <Skeleton />}
      {settings !== undefined &&
        (Object.keys(settings) as (keyof AlertSettings)[]).map((name) => (
          <Setting
            key={name}
            name={name}
            setting={settings[name]}
            onChange={(setting) => setChanged({ ...settings, [name]: setting })}
          />
        ))}
    </FormDialog>
  )
}

interface SettingProps {
  readonly name: keyof AlertSettings
  readonly setting: AlertSettings[keyof AlertSettings]
  readonly onChange: (setting: AlertSettings[keyof AlertSettings]) => void
}

const Setting = ({ name, setting, onChange }: SettingProps) => {
  const m = useMessages()
  return (
    <div className="grid items-end gap-3 border-b border-line pb-3 last:border-0 sm:grid-cols-[1fr_8rem_8rem]">
      <CheckField
        label={m.alerts.kinds[kinds[name]]}
        checked={setting.enabled}
        onChange={({ target }) => onChange({ ...setting, enabled: target.checked })}
      />
      {'count' in setting && (
        <>
          <NumberField
            label={m.alerts.fromCount}
            min={1}
            max={1000}
            value={setting.count}
            onNumber={(count) => onChange({ ...setting, count: count ?? 1 })}
          />
          <NumberField
            label={m.alerts.withinSec}
            min={10}
            max={86_400}
            value={setting.windowSec}
            onNumber={(windowSec) => onChange({ ...setting, windowSec: windowSec ?? 10 })}
          />
        </>
      )}
      {'from' in setting && (
        <>
          <TextField
            label={m.accessLog.from}
            value={setting.from}
            onChange={({ target }) => onChange({ ...setting, from: target.value })}
          />
          <TextField
            label={m.accessLog.to}
            value={setting.to}
            onChange={({ target }) => onChange({ ...setting, to: target.value })}
          />
        </>
      )}
    </div>
  )
}
