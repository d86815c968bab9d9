import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useShortcuts } from '../app/keyboard'
import { useMessages } from '../app/use-messages'
import { controlLook } from './field'
import { classNames } from './class-names'

const PAUSE_MS = 250

/** Searches while people type; `/` leads here. */
export const SearchField = ({
  value,
  onChange,
  label,
}: {
  value: string
  onChange: (text: string) => void
  label?: string
}) => {
  const m = useMessages()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  useShortcuts({ '/': () => input.current?.focus() })
  return (
    <div role="search" className="relative min-w-0 flex-1 basis-48">
      <Search aria-hidden className="absolute top-2.5 left-2.5 size-4 text-faint" />
      <input
        ref={input}
        type="search"
        aria-label={label ?? m.actions.search}
        placeholder={label ?? m.actions.search}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => key === 'Enter' && onChange(text)}
        className={classNames(controlLook, 'pl-8.5')}
      />
    </div>
  )
}
