import { Combobox } from '@base-ui/react/combobox'
import { Check, X } from 'lucide-react'
import { useDeferredValue, useId, useState } from 'react'
import { type Named, type Pickable, useNames, usePickable } from '../app/use-pickable'
import { useMessages } from '../app/use-messages'

interface Props {
  readonly label: string
  readonly kind: Pickable
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  /** one at most: a choice takes the place of the one before */
  readonly isSingle?: boolean
  readonly hint?: string
}

/** Picks things by typing a part of their names, however many there are. */
export const PickField = ({ label, kind, value, onChange, isSingle = false, hint }: Props) => {
  const m = useMessages()
  const id = useId()
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const typed = text.trim().toLowerCase()
  const found = usePickable(kind, useDeferredValue(typed), isOpen)
  const nameOf = useNames(kind)
  // By what is typed now: the keys that follow must not choose what it no longer names.
  const matching = found.filter(({ name, id: one }) => `${name} ${one}`.toLowerCase().includes(typed))
  const chosen = value.map((one): Named => ({ id: one, name: nameOf(one) }))
  return (
    <Combobox.Root
      multiple
      items={matching}
      filter={null}
      value={chosen}
      onValueChange={(next: Named[]) => {
        onChange((isSingle ? next.slice(-1) : next).map((one) => one.id))
        setText('')
      }}
      inputValue={text}
      onInputValueChange={setText}
      open={isOpen}
      onOpenChange={setOpen}
      itemToStringLabel={({ name }: Named) => name}
      isItemEqualToValue={(one: Named, other: Named) => one.id === other.id}
    >
      <div className="grid min-w-0 grid-cols-1 gap-1">
        <label htmlFor={id} className="text-sm font-medium text-soft">
          {label}
        </label>
        <Combobox.Chips className="flex min-h-9 flex-wrap items-center gap-1 rounded-md border border-control/70 bg-surface px-1.5 py-1 focus-within:outline-2 focus-within:outline-focus">
          {chosen.map(({ id: one, name }) => (
            <Combobox.Chip
              key={one}
              className="flex max-w-full items-center gap-1 rounded bg-neutral-tint py-0.5 pr-0.5 pl-2 text-sm text-ink"
              aria-label={name}
            >
              <bdi className="truncate">{name}</bdi>
              <Combobox.ChipRemove
                aria-label={m.accessLog.removeFilter(name)}
                className="grid size-6 shrink-0 place-items-center rounded text-soft hover:bg-hover hover:text-ink"
              >
                <X aria-hidden className="size-3.5" />
              </Combobox.ChipRemove>
            </Combobox.Chip>
          ))}
          <Combobox.Input
            id={id}
            autoComplete="off"
            onKeyDown={(event) => {
              // Escape closes the list, or what the field stands in: it never drops what was chosen.
              if (event.key === 'Escape' && !isOpen) event.preventBaseUIHandler()
            }}
            placeholder={chosen.length === 0 ? m.rules.pick : ''}
            className="h-6.5 min-w-24 flex-1 bg-transparent px-1 outline-none placeholder:text-faint"
          />
        </Combobox.Chips>
        {hint !== undefined && <p className="text-sm text-faint">{hint}</p>}
      </div>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className="z-60 outline-none">
          <Combobox.Popup
            aria-label={label}
            className="enter max-h-64 w-(--anchor-width) overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-float"
          >
            <Combobox.Empty>
              <p className="px-2 py-1.5 text-soft">{m.states.nothingFound}</p>
            </Combobox.Empty>
            <Combobox.List aria-label={label}>
              {(item: Named) => (
                <Combobox.Item
                  key={item.id}
                  value={item}
                  className="flex min-h-8 items-center gap-2 rounded-md px-2 py-1 outline-none select-none data-highlighted:bg-hover"
                >
                  <bdi className="min-w-0 flex-1 truncate">{item.name}</bdi>
                  <Combobox.ItemIndicator>
                    <Check aria-hidden className="size-4 text-accent" />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
