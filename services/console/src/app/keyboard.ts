import { useEffect, useRef } from 'react'
import { usePreferences } from './preferences'

/** Where letters are text, not commands. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('[data-closed]') === null && // a dialog that fades out takes no text any more
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type))

/** A toast, which asks nothing, calls itself a dialog too. */
const isInDialog = (): boolean =>
  document.querySelector('[role="dialog"]:not([data-closed], [data-toast]), [role="menu"]:not([data-closed])') !== null

/** What single keys do on this page. They can be switched off, and do nothing where people type or while a dialog asks. */
export const useShortcuts = (shortcuts: Readonly<Record<string, () => void>>): void => {
  const { hasShortcuts } = usePreferences()
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    if (!hasShortcuts) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || isInDialog()) return
      const act = latest.current[event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [hasShortcuts])
}

const SEQUENCE_MS = 1_500

/** `g`, then a letter. */
export const useGoTo = (targets: ReadonlyMap<string, () => void>): void => {
  const { hasShortcuts } = usePreferences()
  const latest = useRef(targets)
  latest.current = targets
  useEffect(() => {
    if (!hasShortcuts) return
    let began = -Infinity
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isInDialog()) return
      const isSecond = event.timeStamp - began < SEQUENCE_MS
      began = event.key === 'g' && !isSecond ? event.timeStamp : -Infinity
      if (!isSecond) return
      const go = latest.current.get(event.key)
      if (go === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      go()
    }
    document.addEventListener('keydown', press, { capture: true })
    return () => document.removeEventListener('keydown', press, { capture: true })
  }, [hasShortcuts])
}
