import { useNavigate } from '@tanstack/react-router'
import { Menu as MenuIcon, Search } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { IconButton } from '../../ui/button'
import { useGoTo, useShortcuts } from '../keyboard'
import { navigationFor } from '../navigation'
import { useMay } from '../use-session'
import { useMessages } from '../use-messages'
import { AccountMenu } from './account-menu'
import { CommandPalette } from './command-palette'
import { IdleWatch } from './idle-watch'
import { KeyboardSheet } from './keyboard-sheet'
import { ClockNotice } from './clock-notice'
import { Connection } from './connection'
import { Sidebar } from './sidebar'
import { usePageAhead } from './use-page-ahead'
import { usePaletteKey } from './use-palette-key'

/** What is around every page: where else one can go, who one is, and whether the server answers. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const m = useMessages()
  const may = useMay()
  const navigate = useNavigate()
  const pages = navigationFor(may)
  const [open, setOpen] = useState<'palette' | 'sheet' | 'navigation'>()
  const close = () => setOpen(undefined)

  useGoTo(new Map(pages.map(({ key, path }) => [key, () => void navigate({ to: path })])))
  useShortcuts({ '?': () => setOpen('sheet') })
  usePaletteKey(() => setOpen('palette'))
  usePageAhead(may('access-log:read') ? '/access-log' : undefined)
  return (
    <div className="grid h-dvh grid-rows-[auto_1fr] md:grid-cols-[13.5rem_1fr] md:grid-rows-1 print:block print:h-auto">
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-md focus:bg-raised focus:p-2"
      >
        {m.shell.skip}
      </a>
      <header className="no-print flex items-center gap-2 border-b border-line bg-surface px-2 py-1.5 md:hidden">
        <IconButton label={m.shell.openNavigation} onClick={() => setOpen('navigation')}>
          <MenuIcon aria-hidden className="size-5" />
        </IconButton>
        <img src="/icon.svg" alt="" className="size-6" />
        <span className="flex-1 font-semibold">Doorledger</span>
        <IconButton label={m.shell.palette} onClick={() => setOpen('palette')}>
          <Search aria-hidden className="size-4.5" />
        </IconButton>
        <AccountMenu isNarrow />
      </header>
      <Sidebar pages={pages} isOpen={open === 'navigation'} onClose={close} onSearch={() => setOpen('palette')} />
      <main id="page" tabIndex={0} className="min-h-0 overflow-y-auto outline-none print:overflow-visible">
        <Connection />
        <ClockNotice />
        {children}
      </main>
      <CommandPalette isOpen={open === 'palette'} onClose={close} pages={pages} />
      <KeyboardSheet isOpen={open === 'sheet'} onClose={close} pages={pages} />
      <IdleWatch />
    </div>
  )
}
