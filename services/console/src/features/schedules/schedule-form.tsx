import { Plus, Trash2 } from 'lucide-react'
import { useMessages } from '../../app/use-messages'
import { Button, IconButton } from '../../ui/button'
import { TextField } from '../../ui/field'
import { PickField } from '../../ui/pick-field'
import type { DraftProps } from '../configuration/configuration-editor'
import { PlaceField } from '../configuration/place-field'
import { weekdays, type Weekly, withStretch } from './week'
import { WeekGrid } from './week-grid'
import { Windows } from './windows'

type Props = DraftProps<'schedules'>

/** A usual week, what holds on holidays, and single days that differ from both. */
export const ScheduleForm = ({ draft, onChange }: Props) => {
  const m = useMessages()
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          label={m.account.name}
          required
          value={draft.name}
          onChange={({ target }) => onChange({ name: target.value })}
        />
        <TextField
          label={m.directory.zone}
          hint={m.rules.zoneHint}
          placeholder="Europe/Helsinki"
          value={draft.zone ?? ''}
          onChange={({ target }) => onChange({ zone: target.value })}
        />
      </div>
      <PlaceField value={draft.facilityPath} onChange={(facilityPath) => onChange({ facilityPath })} />
      <div className="grid gap-1">
        <WeekGrid
          weekly={draft.weekly}
          onDraw={(day, stretch) => onChange({ weekly: withStretch(draft.weekly, day, stretch) })}
        />
        <p className="text-sm text-faint">{m.rules.drawHint}</p>
      </div>
      <WeeklyEntries draft={draft} onChange={onChange} />
      <fieldset className="grid gap-3 rounded-md border border-line p-3">
        <legend className="px-1 text-sm font-medium text-soft">{m.shell.pages.holidays}</legend>
        <PickField
          label={m.shell.pages.holidays}
          kind="holidays"
          value={draft.holidayIds}
          onChange={(ids) => onChange({ holidayIds: [...ids] })}
          hint={m.rules.holidaysHint}
        />
        <Windows windows={draft.holidayWindows} onChange={(holidayWindows) => onChange({ holidayWindows })} />
      </fieldset>
      <Exceptions draft={draft} onChange={onChange} />
    </>
  )
}

const WeeklyEntries = ({ draft, onChange }: Props) => {
  const m = useMessages()
  const { weekly } = draft
  const set = (place: number, change: Partial<Weekly[number]>) =>
    onChange({ weekly: weekly.map((entry, at) => (at === place ? { ...entry, ...change } : entry)) })
  return (
    <fieldset className="grid gap-3 rounded-md border border-line p-3">
      <legend className="px-1 text-sm font-medium text-soft">{m.rules.usualWeek}</legend>
      {weekly.map((entry, place) => (
        <div key={place} className="grid gap-2 border-b border-line pb-3 sm:grid-cols-[1fr_auto]">
          <div className="grid gap-2">
            <div role="group" aria-label={m.rules.days} className="flex flex-wrap gap-1">
              {weekdays.map((day) => (
                <button
                  key={day}
                  type="button"
                  aria-pressed={entry.days.includes(day)}
                  onClick={() =>
                    set(place, {
                      days: weekdays.filter((one) => (one === day) !== entry.days.includes(one)),
                    })
                  }
                  className="h-8 rounded-md border border-control/60 px-2 text-sm hover:bg-hover aria-pressed:border-transparent aria-pressed:bg-accent aria-pressed:text-on-accent"
                >
                  {m.rules.weekdays[day]}
                </button>
              ))}
            </div>
            <Windows windows={entry.windows} onChange={(windows) => set(place, { windows })} />
          </div>
          <IconButton
            label={m.actions.remove}
            onClick={() => onChange({ weekly: weekly.filter((_, at) => at !== place) })}
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
          onChange({ weekly: [...weekly, { days: weekdays.slice(0, 5), windows: [{ from: '08:00', to: '17:00' }] }] })
        }
      >
        {m.rules.addDays}
      </Button>
    </fieldset>
  )
}

const Exceptions = ({ draft, onChange }: Props) => {
  const m = useMessages()
  const { exceptions } = draft
  const set = (place: number, change: Partial<(typeof exceptions)[number]>) =>
    onChange({ exceptions: exceptions.map((one, at) => (at === place ? { ...one, ...change } : one)) })
  return (
    <fieldset className="grid gap-3 rounded-md border border-line p-3">
      <legend className="px-1 text-sm font-medium text-soft">{m.rules.exceptions}</legend>
      {exceptions.map((exception, place) => (
        <div key={place} className="grid items-start gap-2 sm:grid-cols-[10rem_1fr_auto]">
          <TextField
            label={m.rules.day}
            type="date"
            required
            value={exception.date}
            onChange={({ target }) => set(place, { date: target.value })}
          />
          <Windows windows={exception.windows} onChange={(windows) => set(place, { windows })} />
          <IconButton
            label={m.actions.remove}
            onClick={() => onChange({ exceptions: exceptions.filter((_, at) => at !== place) })}
          >
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </div>
      ))}
      <Button
        size="small"
        className="justify-self-start"
        icon={<Plus aria-hidden className="size-4" />}
        onClick={() => onChange({ exceptions: [...exceptions, { date: '', windows: [] }] })}
      >
        {m.rules.addException}
      </Button>
    </fieldset>
  )
}
