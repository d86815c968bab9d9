import { Plus, X } from 'lucide-react'
import { useMessages } from '../../app/use-messages'
import { Button, IconButton } from '../../ui/button'
import { controlLook } from '../../ui/field'
import type { Window } from './week'

interface Props {
  readonly windows: readonly Window[]
  readonly onChange: (windows: Window[]) => void
}

/** From when to when, as often as wanted; without any, nothing is allowed that day. */
export const Windows = ({ windows, onChange }: Props) => {
  const m = useMessages()
  const set = (place: number, change: Partial<Window>) =>
    onChange(windows.map((window, at) => (at === place ? { ...window, ...change } : window)))
  return (
    <div className="flex flex-wrap items-center gap-2">
      {windows.length === 0 && <span className="text-soft">{m.rules.closed}</span>}
      {windows.map(({ from, to }, place) => (
        <span key={place} className="flex items-center gap-1">
          <input
            aria-label={m.accessLog.from}
            value={from}
            pattern="([01]\d|2[0-3]):[0-5]\d"
            required
            onChange={({ target }) => set(place, { from: target.value })}
            className={`${controlLook} tabular !w-17`}
          />
          –
          <input
            aria-label={m.accessLog.to}
            value={to}
            pattern="(([01]\d|2[0-3]):[0-5]\d|24:00)"
            required
            onChange={({ target }) => set(place, { to: target.value })}
            className={`${controlLook} tabular !w-17`}
          />
          <IconButton
            label={m.rules.removeWindow(from, to)}
            onClick={() => onChange(windows.filter((_, at) => at !== place))}
          >
            <X aria-hidden className="size-4" />
          </IconButton>
        </span>
      ))}
      <Button
        size="small"
        icon={<Plus aria-hidden className="size-3.5" />}
        onClick={() => onChange([...windows, { from: '08:00', to: '17:00' }])}
      >
        {m.rules.addWindow}
      </Button>
    </div>
  )
}
