import { useSyncExternalStore } from 'react'

/** Whether the server answered the last time it was asked. */
let isReachable = true
const listeners = new Set<() => void>()

export const reportReachable = (reachable: boolean): void => {
  if (reachable === isReachable) return
  isReachable = reachable
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useReachable = (): boolean => useSyncExternalStore(subscribe, () => isReachable)
