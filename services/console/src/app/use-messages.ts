import { useSyncExternalStore } from 'react'
import { en, type Messages } from '../messages/en'
import { preferences, usePreferences } from './preferences'

export type Language = 'en' | 'de'

let loaded: { readonly language: Language; readonly messages: Messages } = { language: 'en', messages: en }
const listeners = new Set<() => void>()

export const wantedLanguage = (): Language => {
  const { language } = preferences()
  if (language !== 'browser') return language
  return navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en'
}

/** Catalogues other than English are loaded when they are wanted. */
export const loadLanguage = async (): Promise<void> => {
  const language = wantedLanguage()
  if (language === loaded.language) return
  const messages: Messages = language === 'de' ? (await import('../messages/de')).de : en
  loaded = { language, messages }
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useMessages = (): Messages => {
  usePreferences()
  return useSyncExternalStore(subscribe, () => loaded).messages
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, () => loaded).language
