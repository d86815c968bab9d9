import { useState } from 'react'
import type { FaceSettings } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { CheckField, NumberField, SelectField } from '../../ui/field'
import { FormFaults } from '../../ui/form-dialog'
import { Section } from '../../ui/page'
import { useSaveFaceSettings, type WrittenFaceSettings } from './use-face-settings'

/** The switch for all, who takes part, where the bands lie, and how long templates are kept. */
export const FaceSettingsSection = ({ settings: { terms, ...settings } }: { settings: FaceSettings }) => {
  const m = useMessages()
  const save = useSaveFaceSettings()
  const [draft, setDraft] = useState<Partial<WrittenFaceSettings>>({})
  const [isAsking, setAsking] = useState(false)
  const shown = { ...settings, ...draft }
  const change = (part: Partial<WrittenFaceSettings>) => setDraft((before) => ({ ...before, ...part }))
  const isSwitchedOff = settings.enabled && !shown.enabled
  const isConfirmed = terms.acknowledged?.version === terms.currentVersion
  const send = () => {
    setAsking(false)
    save.mutate(shown)
  }
  return (
    <Section title={m.faces.settings}>
      <form
        className="grid gap-4 p-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (isSwitchedOff) setAsking(true)
          else send()
        }}
      >
        <FormFaults error={save.error} />
        <CheckField
          label={m.faces.enabled}
          hint={isConfirmed ? m.faces.enabledHint : m.faces.notYet}
          checked={shown.enabled}
          disabled={!isConfirmed && !settings.enabled}
          onChange={({ target }) => change({ enabled: target.checked })}
        />
        <SelectField
          label={m.faces.mode}
          hint={m.faces.modeHint}
          value={shown.consentMode}
          onChange={({ target }) => change({ consentMode: target.value as FaceSettings['consentMode'] })}
          choices={Object.entries(m.faces.modes).map(([value, label]) => ({ value, label }))}
        />
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <NumberField
            label={m.faces.green}
            min={0}
            max={100}
            step="any"
            required
            value={shown.greenPct}
            onNumber={(greenPct) => greenPct !== undefined && change({ greenPct })}
          />
          <NumberField
            label={m.faces.amber}
            min={0}
            max={100}
            step="any"
            required
            value={shown.amberPct}
            onNumber={(amberPct) => amberPct !== undefined && change({ amberPct })}
          />
          <NumberField
            label={m.faces.term}
            min={1}
            max={1095}
            required
            value={shown.termDays}
            onNumber={(termDays) => termDays !== undefined && change({ termDays })}
          />
        </div>
        <p className="text-sm text-faint">
          {m.faces.bandsHint} {m.faces.termHint}
        </p>
        <div>
          <Button kind="primary" type="submit" disabled={Object.keys(draft).length === 0} isBusy={save.isPending}>
            {m.actions.save}
          </Button>
        </div>
      </form>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={m.faces.switchOff}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{m.actions.cancel}</Button>
            <Button kind="danger" onClick={send}>
              {m.actions.save}
            </Button>
          </>
        }
      >
        <p>{m.faces.switchOffHint}</p>
      </Dialog>
    </Section>
  )
}
