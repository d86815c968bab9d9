import { changePreferences, type Preferences, usePreferences } from '../../app/preferences'
import { settings } from '../../app/settings'
import { zoneOf } from '../../app/time'
import { useMessages } from '../../app/use-messages'
import { CheckField, SelectField } from '../../ui/field'
import { Section } from '../../ui/page'

type Chosen = 'theme' | 'contrast' | 'density' | 'language' | 'zone'

/** How this browser shows the console; kept in the browser, at once. */
export const PreferencesForm = () => {
  const m = useMessages()
  const chosen = usePreferences()
  const bind = (name: Chosen) => ({
    value: chosen[name],
    onChange: ({ target }: { target: HTMLSelectElement }) => changePreferences({ [name]: target.value }),
  })
  return (
    <Section title={m.account.preferences}>
      <div className="grid gap-4 p-4 sm:grid-cols-2">
        <SelectField
          label={m.shell.theme}
          {...bind('theme')}
          choices={[
            { value: 'system', label: m.shell.system },
            { value: 'light', label: m.shell.light },
            { value: 'dark', label: m.shell.dark },
          ]}
        />
        <SelectField
          label={m.account.contrast}
          {...bind('contrast')}
          choices={[
            { value: 'system', label: m.account.usual },
            { value: 'more', label: m.account.more },
          ]}
        />
        <SelectField
          label={m.account.density}
          {...bind('density')}
          choices={[
            { value: 'comfortable', label: m.account.comfortable },
            { value: 'compact', label: m.account.compact },
          ]}
        />
        <SelectField
          label={m.account.language}
          {...bind('language')}
          choices={[
            { value: 'browser', label: m.account.asBrowser },
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
        />
        <SelectField
          label={m.account.zone}
          {...bind('zone')}
          choices={[
            { value: 'site', label: m.account.siteZone(settings.siteZone) },
            { value: 'browser', label: m.account.browserZone(zoneOf({ zone: 'browser' })) },
          ]}
        />
        <SelectField
          label={m.account.idle}
          value={String(chosen.idleMinutes)}
          onChange={({ target }) =>
            changePreferences({ idleMinutes: Number(target.value) as Preferences['idleMinutes'] })
          }
          choices={[
            { value: '15', label: m.account.idleMinutes(15) },
            { value: '60', label: m.account.idleMinutes(60) },
            { value: '0', label: m.account.idleNever },
          ]}
        />
        <CheckField
          label={m.account.shortcuts}
          hint={m.account.shortcutsHint}
          checked={chosen.hasShortcuts}
          onChange={({ target }) => changePreferences({ hasShortcuts: target.checked })}
        />
      </div>
    </Section>
  )
}
