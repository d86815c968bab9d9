import { useMessages } from '../../app/use-messages'
import { CheckField, NumberField, SelectField, TextField } from '../../ui/field'
import { PickField } from '../../ui/pick-field'
import type { DraftProps } from '../configuration/configuration-editor'

type Props = DraftProps<'access-rules'>

const offered = ['pin', 'rfid', 'phone_key', 'key_fob', 'keycard', 'qr', 'passcode'] as const

/** Who, where, when, how, and what happens then. */
export const RuleForm = ({ draft, onChange }: Props) => {
  const m = useMessages()
  return (
    <>
      <TextField
        label={m.account.name}
        required
        value={draft.name}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <CheckField
        label={m.rules.inForce}
        checked={draft.enabled}
        onChange={({ target }) => onChange({ enabled: target.checked })}
      />
      <Who draft={draft} onChange={onChange} />
      <fieldset className="grid gap-3 rounded-md border border-line p-3 sm:grid-cols-2">
        <legend className="px-1 text-sm font-medium text-soft">{m.rules.where}</legend>
        <PickField
          label={m.shell.pages.doors}
          kind="doors"
          value={draft.where.doorIds}
          onChange={(ids) => onChange({ where: { ...draft.where, doorIds: [...ids] } })}
        />
        <PickField
          label={m.rules.allDoorsOf}
          kind="premises"
          value={draft.where.premisesIds}
          onChange={(ids) => onChange({ where: { ...draft.where, premisesIds: [...ids] } })}
        />
      </fieldset>
      <PickField
        label={m.rules.when}
        kind="schedules"
        value={draft.scheduleIds}
        onChange={(ids) => onChange({ scheduleIds: [...ids] })}
        hint={m.rules.whenHint}
      />
      <How draft={draft} onChange={onChange} />
      <Then draft={draft} onChange={onChange} />
    </>
  )
}

const Who = ({ draft, onChange }: Props) => {
  const m = useMessages()
  const { who } = draft
  const set = (change: Partial<typeof who>) => onChange({ who: { ...who, ...change } })
  return (
    <fieldset className="grid gap-3 rounded-md border border-line p-3">
      <legend className="px-1 text-sm font-medium text-soft">{m.rules.who}</legend>
      <CheckField
        label={m.rules.everyone}
        checked={who.everyone}
        onChange={({ target }) => set({ everyone: target.checked })}
      />
      {!who.everyone && (
        <div className="grid gap-3 sm:grid-cols-3">
          <PickField
            label={m.shell.pages.groups}
            kind="groups"
            value={who.groupIds}
            onChange={(ids) => set({ groupIds: [...ids] })}
          />
          <PickField
            label={m.shell.pages.roles}
            kind="roles"
            value={who.roleIds}
            onChange={(ids) => set({ roleIds: [...ids] })}
          />
          <PickField
            label={m.shell.pages.people}
            kind="people"
            value={who.userIds}
            onChange={(ids) => set({ userIds: [...ids] })}
          />
        </div>
      )}
    </fieldset>
  )
}

const How = ({ draft, onChange }: Props) => {
  const m = useMessages()
  const { accessTypes, factors } = draft
  return (
    <fieldset className="grid gap-3 rounded-md border border-line p-3">
      <legend className="px-1 text-sm font-medium text-soft">{m.accessLog.type}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {offered.map((type) => (
          <CheckField
            key={type}
            label={m.accessLog.types[type]}
            checked={accessTypes.includes(type)}
            onChange={({ target }) =>
              onChange({
                accessTypes: target.checked ? [...accessTypes, type] : accessTypes.filter((one) => one !== type),
              })
            }
          />
        ))}
      </div>
      <p className="text-sm text-faint">{m.rules.anyKeyHint}</p>
      <CheckField
        label={m.rules.cardAndPin}
        checked={factors === 'card_and_pin'}
        onChange={({ target }) => onChange({ factors: target.checked ? 'card_and_pin' : 'any' })}
      />
    </fieldset>
  )
}

const Then = ({ draft, onChange }: Props) => {
  const m = useMessages()
  const { action } = draft
  return (
    <fieldset className="grid gap-3 rounded-md border border-line p-3 sm:grid-cols-2">
      <legend className="px-1 text-sm font-medium text-soft">{m.rules.then}</legend>
      <SelectField
        label={m.accessLog.action}
        value={action.kind}
        onChange={({ target }) =>
          onChange({
            action: target.value === 'macro' ? { kind: 'macro', macroId: '' } : { kind: 'command', name: 'unlock' },
          })
        }
        choices={[
          { value: 'command', label: m.rules.unlockTheDoor },
          { value: 'macro', label: m.rules.runMacro },
        ]}
      />
      {action.kind === 'macro' && (
        <PickField
          label={m.rules.macro}
          kind="macros"
          isSingle
          value={action.macroId === '' ? [] : [action.macroId]}
          onChange={([macroId = '']) => onChange({ action: { kind: 'macro', macroId } })}
        />
      )}
      <NumberField
        label={m.rules.unlockSec}
        hint={m.rules.elseDoor}
        min={1}
        max={3600}
        value={draft.unlockSec}
        onNumber={(unlockSec) => onChange({ unlockSec })}
      />
      <NumberField
        label={m.rules.cooldownSec}
        hint={m.rules.cooldownHint}
        min={1}
        max={86_400}
        value={draft.cooldownSec}
        onNumber={(cooldownSec) => onChange({ cooldownSec })}
      />
      <PickField
        label={m.rules.duressMacro}
        kind="macros"
        isSingle
        value={draft.duressMacroId === undefined || draft.duressMacroId === '' ? [] : [draft.duressMacroId]}
        onChange={([duressMacroId = '']) => onChange({ duressMacroId })}
        hint={m.rules.duressHint}
      />
    </fieldset>
  )
}
