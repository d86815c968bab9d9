import { Dialog } from '@base-ui/react/dialog'
import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { classNames } from '../../ui/class-names'
import { CountBadge } from '../../ui/link-tabs'
import { useAlertCount } from '../use-alert-count'
import type { NavigationEntry } from '../navigation'
import { useMessages } from '../use-messages'
import { AccountMenu } from './account-menu'

interface Props {
  readonly pages: readonly NavigationEntry[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onSearch: () => void
}

/** The list of pages: beside the page, or drawn over it where there is no room. */
export const Sidebar = ({ pages, isOpen, onClose, onSearch }: Props) => {
  const m = useMessages()
  return (
    <>
      <aside
        aria-label={m.shell.navigation}
        className="no-print hidden min-h-0 flex-col border-r border-line bg-surface md:flex"
      >
        <Brand />
        <SearchButton onClick={onSearch} />
        <Pages pages={pages} />
        <div className="border-t border-line p-2">
          <AccountMenu />
        </div>
      </aside>
      <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
        <Dialog.Portal>
          <Dialog.Backdrop className="enter fixed inset-0 z-40 bg-scrim" />
          <Dialog.Popup
            aria-label={m.shell.navigation}
            className="enter fixed inset-y-0 left-0 z-50 flex w-64 flex-col bg-surface shadow-float"
          >
            <Brand />
            <Pages pages={pages} onGo={onClose} />
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </>
  )
}

const Brand = () => (
  <div className="flex items-center gap-2.5 px-4 pt-4 pb-3">
    <img src="/icon.svg" alt="" className="size-7" />
    <span className="text-lg font-semibold tracking-tight">Doorledger</span>
  </div>
)

const SearchButton = ({ onClick }: { onClick: () => void }) => {
  const m = useMessages()
  return (
    <button
      type="button"
      onClick={onClick}
      className="mx-3 mb-2 flex h-8 items-center gap-2 rounded-md border border-line bg-ground px-2 text-sm text-faint hover:border-control"
    >
      <Search aria-hidden className="size-3.5 shrink-0" />
      <span className="flex-1 truncate text-left">{m.shell.palette}</span>
      <kbd className="font-sans text-xs">⌃K</kbd>
    </button>
  )
}

const Pages = ({ pages, onGo }: { pages: readonly NavigationEntry[]; onGo?: () => void }) => {
  const m = useMessages()
  const alertCount = useAlertCount()
  const groups = [...new Set(pages.map(({ group }) => group))]
  return (
    <nav aria-label={m.shell.navigation} className="grid flex-1 content-start gap-4 overflow-y-auto p-2">
      {groups.map((group) => (
        <div key={group}>
          <p className="px-2 pb-1 text-xs font-medium text-faint">{m.shell.groups[group]}</p>
          <ul>
            {pages
              .filter((page) => page.group === group)
              .map(({ path, name, icon: Icon }) => (
                <li key={path}>
                  <Link
                    to={path}
                    onClick={onGo}
                    className={classNames(
                      'flex h-8 items-center gap-2.5 rounded-md px-2 text-soft hover:bg-hover hover:text-ink',
                      'aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-ink',
                    )}
                  >
                    <Icon aria-hidden className="size-4 shrink-0" />
                    <span className="flex-1">{m.shell.pages[name]}</span>
                    {name === 'alerts' && alertCount > 0 && <CountBadge count={alertCount} />}
                  </Link>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
