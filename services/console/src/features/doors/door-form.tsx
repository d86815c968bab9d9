import { Plus, Trash2 } from 'lucide-react'
import { useMessages } from '../../app/use-messages'
import { Button, IconButton } from '../../ui/button'
import { NumberField, SelectField, TextField } from '../../ui/field'
import { PickField } from '../../ui/pick-field'
import type { DraftProps } from '../configuration/configuration-editor'
import { PlaceField } from '../configuration/place-field'

type Props = DraftProps<'doors'>

export const DoorForm = ({ draft, onChange }: Props) => {
  const m = useMessages()
  return (
    <>
      <TextField
        label={m.account.name}
        required
        value={draft.name}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <PlaceField value={draft.facilityPath} onChange={(facilityPath) => onChange({ facilityPath })} />
      <AccessPoints draft={draft} onChange={onChange} />
      <div className="grid gap-4 sm:grid-cols-2">
        <PickField
          label={m.rules.lockDevice}
          kind="devices"
          isSingle
          value={listed(draft.lockDeviceId)}
          onChange={([lockDeviceId = '']) => onChange({ lockDeviceId })}
        />
        <PickField
          label={m.rules.contactDevice}
          kind="devices"
          isSingle
          value={listed(draft.contactDeviceId)}
          onChange={([contactDeviceId = '']) => onChange({ contactDeviceId })}
        />
        <PickField
          label={m.rules.rexDevices}
          kind="devices"
          value={draft.rexDeviceIds}
          onChange={(ids) => onChange({ rexDeviceIds: [...ids] })}
        />
        <PickField
          label={m.rules.passage}
          kind="schedules"
          value={draft.passageScheduleIds}
          onChange={(ids) => onChange({ passageScheduleIds: [...ids] })}
          hint={m.rules.passageHint}
        />
        <NumberField
          label={m.rules.unlockSec}
          value={draft.unlockSec}
          min={1}
          max={3600}
          onNumber={(unlockSec) => onChange({ unlockSec: unlockSec ?? 5 })}
        />
        <NumberField
          label={m.rules.heldOpenSec}
          value={draft.heldOpenThresholdSec}
          min={1}
          max={86_400}
          onNumber={(heldOpenThresholdSec) => onChange({ heldOpenThresholdSec: heldOpenThresholdSec ?? 30 })}
        />
        <SelectField
          label={m.rules.failMode}
          hint={m.rules.failModeHint}
          value={draft.failMode}
          onChange={({ target }) => onChange({ failMode: target.value as 'secure' | 'open' })}
          choices={Object.entries(m.rules.failModes).map(([value, label]) => ({ value, label }))}
        />
      </div>
    </>
  )
}

const listed = (id: string | undefined): readonly string[] => (id === undefined || id === '' ? [] : [id])

/** One for each direction that somebody can pass: a reader, and the areas on either side. */
const AccessPoints = ({ draft, onChange }: Props) => {
  const m = useMessages()
  const { accessPoints } = draft
  const set = (place: number, change: Partial<(typeof accessPoints)[number]>) =>
    onChange({ accessPoints: accessPoints.map((point, at) => (at === place ? { ...point, ...change } : point)) })
  return (
    <fieldset className="grid gap-3 rounded-md border border-line p-3">
      <legend className="px-1 text-sm font-medium text-soft">{m.rules.accessPoints}</legend>
      {accessPoints.map((point, place) => (
        <div key={place} className="grid items-end gap-2 sm:grid-cols-[1fr_1fr_1fr_auto]">
          <PickField
            label={m.rules.reader}
            kind="devices"
            isSingle
            value={listed(point.deviceId)}
            onChange={([deviceId = '']) => set(place, { deviceId })}
          />
          <AreaField label={m.rules.fromArea} id={point.fromAreaId} onChange={(id) => set(place, { fromAreaId: id })} />
          <AreaField label={m.rules.toArea} id={point.toAreaId} onChange={(id) => set(place, { toAreaId: id })} />
          <IconButton
            label={m.actions.remove}
            onClick={() => onChange({ accessPoints: accessPoints.filter((_, at) => at !== place) })}
          >
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </div>
      ))}
      <Button
        size="small"
        className="justify-self-start"
        icon={<Plus aria-hidden className="size-4" />}
        onClick={() =>
          onChange({ accessPoints: [...accessPoints, { accessPointId: freeId(accessPoints), deviceId: '' }] })
        }
      >
        {m.rules.addAccessPoint}
      </Button>
    </fieldset>
  )
}

const AreaField = (props: { label: string; id: string | undefined; onChange: (id: string | undefined) => void }) => (
  <PickField
    label={props.label}
    kind="premises"
    isSingle
    value={listed(props.id)}
    onChange={([id]) => props.onChange(id)}
  />
)

const freeId = (points: readonly { readonly accessPointId: string }[]): string => {
  const taken = new Set(points.map(({ accessPointId }) => accessPointId))
  let number = points.length + 1
  while (taken.has(`point-${number}`)) number += 1
  return `point-${number}`
}
