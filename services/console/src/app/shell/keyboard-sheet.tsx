import { Dialog } from '../../ui/dialog'
import type { NavigationEntry } from '../navigation'
import { useMessages } from '../use-messages'

/** What each key does. */
export const KeyboardSheet = ({
  isOpen,
  onClose,
  pages,
}: {
  isOpen: boolean
  onClose: () => void
  pages: readonly NavigationEntry[]
}) => {
  const m = useMessages()
  const { keys } = m.shell
  const rows: readonly (readonly [string, string])[] = [
    ['Ctrl K', keys.palette],
    ['?', keys.sheet],
    ['/', keys.search],
    ['j  k  ↓  ↑', keys.rows],
    ['Enter', keys.open],
    ['Shift F10', keys.menu],
    ['Esc', keys.close],
    ['l', keys.live],
    ['e', keys.export],
    ['c', keys.picture],
    ['f', keys.comparison],
    ['a', keys.acknowledge],
    ['m', keys.take],
    ['r', keys.resolve],
    ...pages.map(({ key, name }) => [`g ${key}`, keys.goTo(m.shell.pages[name])] as const),
  ]
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={m.shell.sheet} width="wide">
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1.5 sm:grid-cols-[max-content_1fr_max-content_1fr]">
        {rows.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              {key.split(/ +/).map((part) => (
                <kbd key={part} className="mr-1 rounded border border-line bg-ground px-1.5 py-0.5 font-mono text-xs">
                  {part}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-faint">{m.shell.sheetHint}</p>
    </Dialog>
  )
}
