import { useSyncExternalStore } from 'react'

/** How this browser shows the console. Nothing of it is secret. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark'
  readonly contrast: 'system' | 'more'
  readonly density: 'comfortable' | 'compact'
  readonly language: 'browser' | 'en' | 'de'
  readonly zone: 'site' | 'browser'
  readonly hasShortcuts: boolean
  /** minutes without a key or a pointer after which this browser signs out; 0: never */
  readonly idleMinutes: 0 | 15 | 60
  /** columns of tables, by table, in order; those left out are hidden */
  readonly columns: Readonly<Record<string, readonly string[]>>
}

const KEY = 'doorledger-preferences'
const defaults: Preferences = {
  theme: 'system',
  contrast: 'system',
  density: 'comfortable',
  language: 'browser',
  zone: 'site',
  hasShortcuts: true,
  idleMinutes: 60,
  columns: {},
}

const stored = (): Preferences => {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) }
  } catch {
    return defaults
  }
}

let current = stored()
const listeners = new Set<() => void>()
const dark = matchMedia('(prefers-color-scheme: dark)')
const contrast = matchMedia('(prefers-contrast: more)')

export const preferences = (): Preferences => current

export const changePreferences = (change: Partial<Preferences>): void => {
  current = { ...current, ...change }
  localStorage.setItem(KEY, JSON.stringify(current))
  tell()
}

/** Marks the document, so that tokens and the browser’s own controls follow. */
export const applyPreferences = (): void => {
  const { dataset } = document.documentElement
  const { theme, density } = current
  dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
  dataset.contrast = current.contrast === 'more' || contrast.matches ? 'more' : 'usual'
  dataset.density = density
}

const tell = (): void => {
  applyPreferences()
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

// Paper is white.
addEventListener('beforeprint', () => (document.documentElement.dataset.theme = 'light'))
addEventListener('afterprint', applyPreferences)

dark.addEventListener('change', tell)
contrast.addEventListener('change', tell)
addEventListener('storage', ({ key }) => {
  if (key !== KEY) return
  current = stored()
  tell()
})

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences)

/** The theme as it is shown now: what is painted by hand has to follow the system, too. */
export const useShownTheme = (): string | undefined =>
  useSyncExternalStore(subscribe, () => document.documentElement.dataset.theme)
