import { Plus, Trash2 } from 'lucide-react'
import type { Configuration } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Button, IconButton } from '../../ui/button'
import { NumberField, SelectField, TextField } from '../../ui/field'
import { PickField } from '../../ui/pick-field'
import type { DraftProps } from '../configuration/configuration-editor'
import { PlaceField } from '../configuration/place-field'

type Step = Configuration['macros']['steps'][number]

const fresh: Readonly<Record<Step['kind'], Step>> = {
  unlock: { kind: 'unlock', doorId: '' },
  relock: { kind: 'relock', doorId: '' },
  command: { kind: 'command', deviceId: '', command: { name: '' } },
  macro: { kind: 'macro', macroId: '' },
}

/** Steps, one after the other. */
export const MacroForm = ({ draft, onChange }: DraftProps<'macros'>) => {
  const m = useMessages()
  const { steps } = draft
  const set = (place: number, step: Step) =>
    onChange({ steps: steps.map((known, at) => (at === place ? step : known)) })
  return (
    <>
      <TextField
        label={m.account.name}
        required
        value={draft.name}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <PlaceField value={draft.facilityPath} onChange={(facilityPath) => onChange({ facilityPath })} />
      <ol className="grid gap-3">
        {steps.map((step, place) => (
          <li
            key={place}
            className="grid items-end gap-2 rounded-md border border-line p-3 sm:grid-cols-[10rem_1fr_auto]"
          >
            <SelectField
              label={m.rules.stepNo(place + 1)}
              value={step.kind}
              onChange={({ target }) => set(place, fresh[target.value as Step['kind']])}
              choices={Object.entries(m.rules.stepKinds).map(([value, label]) => ({ value, label }))}
            />
            <StepFields step={step} onChange={(next) => set(place, next)} />
            <IconButton
              label={m.actions.remove}
              onClick={() => onChange({ steps: steps.filter((_, at) => at !== place) })}
            >
              <Trash2 aria-hidden className="size-4" />
            </IconButton>
          </li>
        ))}
      </ol>
      <Button
        size="small"
        className="justify-self-start"
        icon={<Plus aria-hidden className="size-4" />}
        onClick={() => onChange({ steps: [...steps, fresh.unlock] })}
      >
        {m.rules.addStep}
      </Button>
    </>
  )
}

const listed = (id: string): readonly string[] => (id === '' ? [] : [id])

const StepFields = ({ step, onChange }: { step: Step; onChange: (step: Step) => void }) => {
  const m = useMessages()
  if (step.kind === 'macro') {
    return (
      <PickField
        label={m.rules.macro}
        kind="macros"
        isSingle
        value={listed(step.macroId)}
        onChange={([macroId = '']) => onChange({ ...step, macroId })}
      />
    )
  }
  if (step.kind === 'command') {
    return (
      <div className="grid gap-2 sm:grid-cols-2">
        <PickField
          label={m.accessLog.device}
          kind="devices"
          isSingle
          value={listed(step.deviceId)}
          onChange={([deviceId = '']) => onChange({ ...step, deviceId })}
        />
        <TextField
          label={m.rules.command}
          value={step.command.name}
          onChange={({ target }) => onChange({ ...step, command: { ...step.command, name: target.value } })}
        />
      </div>
    )
  }
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      <PickField
        label={m.accessLog.door}
        kind="doors"
        isSingle
        value={listed(step.doorId)}
        onChange={([doorId = '']) => onChange({ ...step, doorId })}
      />
      {step.kind === 'unlock' && (
        <NumberField
          label={m.rules.unlockSec}
          min={1}
          max={3600}
          value={step.unlockSec}
          onNumber={(unlockSec) => onChange({ ...step, unlockSec })}
        />
      )}
    </div>
  )
}
