import { useNavigate } from '@tanstack/react-router'
import { CircleUser, Contrast, LogOut, Moon, Settings, Sun } from 'lucide-react'
import { currentToken } from '../../api/access-token'
import { signOut } from '../../api/session'
import { Menu } from '../../ui/menu'
import { changePreferences } from '../preferences'
import { useMessages } from '../use-messages'
import { useSession } from '../use-session'

/** Who one is, and the way out. */
export const AccountMenu = ({ isNarrow = false }: { isNarrow?: boolean }) => {
  const m = useMessages()
  const navigate = useNavigate()
  const { name, username } = useSession()
  const leave = async () => signOut('by-user', await currentToken().catch(() => undefined))
  return (
    <Menu
      actions={[
        { label: m.shell.account, icon: <Settings aria-hidden />, onSelect: () => void navigate({ to: '/account' }) },
        { label: m.shell.light, icon: <Sun aria-hidden />, onSelect: () => changePreferences({ theme: 'light' }) },
        { label: m.shell.dark, icon: <Moon aria-hidden />, onSelect: () => changePreferences({ theme: 'dark' }) },
        {
          label: m.shell.system,
          icon: <Contrast aria-hidden />,
          onSelect: () => changePreferences({ theme: 'system' }),
        },
        { label: m.shell.signOut, icon: <LogOut aria-hidden />, onSelect: () => void leave() },
      ]}
      trigger={
        <button
          type="button"
          aria-label={m.shell.signedInAs(name ?? username ?? '')}
          className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-hover max-md:w-auto"
        >
          <CircleUser aria-hidden className="size-5 shrink-0 text-soft" />
          {!isNarrow && (
            <span className="min-w-0">
              <bdi className="block truncate font-medium">{name}</bdi>
              <bdi className="block truncate text-xs text-faint">{username}</bdi>
            </span>
          )}
        </button>
      }
    />
  )
}
