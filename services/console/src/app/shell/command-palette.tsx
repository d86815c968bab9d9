import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LockKeyhole, type LucideIcon, Search, Settings, User } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { answered, auditTrail, directory } from '../../api/client'
import type { NavigationEntry } from '../navigation'
import { useMessages } from '../use-messages'
import { useMay } from '../use-session'

interface Target {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly icon: LucideIcon
  readonly go: () => void
}

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly pages: readonly NavigationEntry[]
}

/** Goes to any page, person or lock by name. */
export const CommandPalette = ({ isOpen, onClose, pages }: Props) => {
  const m = useMessages()
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="enter fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          aria-label={m.shell.palette}
          className="enter fixed top-[min(12vh,6rem)] left-1/2 z-50 w-[calc(100vw-1.5rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-raised shadow-float"
        >
          <Palette onClose={onClose} pages={pages} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const Palette = ({ onClose, pages }: Omit<Props, 'isOpen'>) => {
  const m = useMessages()
  const [text, setText] = useState('')
  const targets = useTargets(text.trim(), pages)
  const choose = (target: Target) => {
    onClose()
    target.go()
  }
  return (
    <Autocomplete.Root
      items={targets}
      filter={null}
      value={text}
      onValueChange={setText}
      itemToStringValue={(target: Target) => target.label}
      autoHighlight="always"
      open
      inline
    >
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden className="size-4 text-faint" />
        <Autocomplete.Input
          aria-label={m.shell.palette}
          placeholder={m.shell.paletteHint}
          className="h-12 flex-1 bg-transparent outline-none placeholder:text-faint"
        />
      </div>
      <Autocomplete.Empty className="px-4 py-6 text-center text-soft empty:p-0">{m.shell.noResults}</Autocomplete.Empty>
      <Autocomplete.List className="max-h-80 overflow-y-auto p-1.5 empty:p-0">
        {(target: Target) => (
          <Autocomplete.Item
            key={target.id}
            value={target}
            onClick={() => choose(target)}
            className="flex min-h-9 items-center gap-3 rounded-md px-2.5 data-highlighted:bg-hover"
          >
            <target.icon aria-hidden className="size-4 text-soft" />
            <bdi className="flex-1">{target.label}</bdi>
            {target.detail !== undefined && <bdi className="text-sm text-faint">{target.detail}</bdi>}
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}

const useTargets = (text: string, pages: readonly NavigationEntry[]): readonly Target[] => {
  const m = useMessages()
  const navigate = useNavigate()
  const found = useFound(useDeferredValue(text))
  const account = { path: '/account', icon: Settings, label: m.shell.account }
  const places = [...pages.map(({ name, ...page }) => ({ ...page, label: m.shell.pages[name] })), account]
  const wanted = text.toLocaleLowerCase()
  const matching = places.filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
  return [
    ...matching.map(({ path, icon, label }) => ({ id: path, label, icon, go: () => void navigate({ to: path }) })),
    ...found.map(({ path, ...target }) => ({ id: path, ...target, go: () => void navigate({ to: path }) })),
  ]
}

const FEW = 6

const useFound = (q: string): readonly (Omit<Target, 'id' | 'go'> & { readonly path: string })[] => {
  const may = useMay()
  const people = useQuery({
    queryKey: ['palette', 'people', q],
    enabled: q.length > 1 && may('user:read'),
    queryFn: () => answered(directory.GET('/v1/users', { params: { query: { q, limit: FEW } } })),
  })
  const locks = useQuery({
    queryKey: ['palette', 'locks', q],
    enabled: q.length > 1 && may('access-log:read'),
    queryFn: () => answered(auditTrail.GET('/v1/locks', { params: { query: { q, limit: FEW } } })),
  })
  return [
    ...(people.data?.items ?? []).map(({ id, name, username }) => ({
      path: `/people/${id}`,
      label: name,
      icon: User,
      ...(username !== null && { detail: username }),
    })),
    ...(locks.data?.items ?? []).map(({ id, name }) => ({
      path: `/locks/${id}`,
      label: name,
      detail: id,
      icon: LockKeyhole,
    })),
  ]
}
