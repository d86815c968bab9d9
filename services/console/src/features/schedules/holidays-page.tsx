import { useLanguage, useMessages } from '../../app/use-messages'
import type { Draft } from '../../app/use-configuration'
import { NumberField, SelectField, TextField } from '../../ui/field'
import { AccessTabs } from '../configuration/access-tabs'
import type { DraftProps } from '../configuration/configuration-editor'
import { ConfigurationPage } from '../configuration/configuration-page'
import { PlaceField } from '../configuration/place-field'
import { dayText, monthDayText } from './day-text'

const noHoliday: Draft<'holidays'> = { name: '', begins: { kind: 'yearly', monthDay: '01-01' }, lastsDays: 1 }

/** Days on which schedules hold that name them. */
export const HolidaysPage = () => {
  const m = useMessages()
  const language = useLanguage()
  return (
    <ConfigurationPage
      kind="holidays"
      title={m.shell.pages.holidays}
      tabs={<AccessTabs />}
      newLabel={m.rules.newHoliday}
      hint={m.rules.noHolidays}
      write="rule:write"
      columns={[
        {
          id: 'name',
          label: m.rules.holiday,
          isMain: true,
          cell: ({ name }) => <bdi className="font-medium">{name}</bdi>,
        },
        {
          id: 'begins',
          label: m.rules.begins,
          isMain: true,
          cell: ({ begins }) =>
            begins.kind === 'once'
              ? dayText(begins.date, language)
              : `${monthDayText(begins.monthDay, language)} (${m.rules.begin.yearly.toLowerCase()})`,
        },
        { id: 'lasts', label: m.rules.lasts, width: 'w-36', cell: ({ lastsDays }) => m.rules.lastsDays(lastsDays) },
      ]}
      empty={noHoliday}
      form={HolidayForm}
    />
  )
}

const HolidayForm = ({ draft, onChange }: DraftProps<'holidays'>) => {
  const m = useMessages()
  const { begins } = draft
  return (
    <>
      <TextField
        label={m.account.name}
        required
        value={draft.name}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          label={m.rules.repeats}
          value={begins.kind}
          onChange={({ target }) =>
            onChange({
              begins: target.value === 'once' ? { kind: 'once', date: '' } : { kind: 'yearly', monthDay: '01-01' },
            })
          }
          choices={Object.entries(m.rules.begin).map(([value, label]) => ({ value, label }))}
        />
        {begins.kind === 'once' ? (
          <TextField
            label={m.rules.day}
            type="date"
            required
            value={begins.date}
            onChange={({ target }) => onChange({ begins: { kind: 'once', date: target.value } })}
          />
        ) : (
          <TextField
            label={m.rules.monthDay}
            hint="12-24"
            required
            pattern="\d\d-\d\d"
            value={begins.monthDay}
            onChange={({ target }) => onChange({ begins: { kind: 'yearly', monthDay: target.value } })}
          />
        )}
        <NumberField
          label={m.rules.lasts}
          min={1}
          max={31}
          value={draft.lastsDays}
          onNumber={(lastsDays) => onChange({ lastsDays: lastsDays ?? 1 })}
        />
      </div>
      <PlaceField value={draft.facilityPath} onChange={(facilityPath) => onChange({ facilityPath })} />
    </>
  )
}
