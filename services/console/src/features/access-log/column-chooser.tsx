import { Popover } from '@base-ui/react/popover'
import { Columns3 } from 'lucide-react'
import { changePreferences, usePreferences } from '../../app/preferences'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { CheckField } from '../../ui/field'
import { logColumns } from './log-columns'

/** Which columns the log shows, remembered in this browser. */
export const ColumnChooser = ({ shown }: { shown: readonly string[] }) => {
  const m = useMessages()
  const { columns } = usePreferences()
  const toggle = (id: string, isShown: boolean) => {
    const next = isShown ? [...shown, id] : shown.filter((one) => one !== id)
    if (next.length > 0) changePreferences({ columns: { ...columns, 'access-log': next } })
  }
  return (
    <Popover.Root>
      <Popover.Trigger
        render={<Button icon={<Columns3 aria-hidden className="size-4" />}>{m.accessLog.columns}</Button>}
      />
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="z-50">
          <Popover.Popup
            aria-label={m.accessLog.columns}
            className="enter grid gap-2 rounded-lg border border-line bg-raised p-3 shadow-float"
          >
            {logColumns(m).map(({ id, label }) => (
              <CheckField
                key={id}
                label={label}
                checked={shown.includes(id)}
                onChange={({ target }) => toggle(id, target.checked)}
              />
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
