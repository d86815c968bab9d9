import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/**
 * Loads the part of the program that a page needs while the browser is idle, so that opening it waits for its data only.
 * @param path undefined when there is no such page for the reader
 */
export const usePageAhead = (path: '/access-log' | undefined): void => {
  const router = useRouter()
  useEffect(() => {
    if (path === undefined) return
    const load = () => void router.loadRouteChunk(router.routesByPath[path])
    return whenIdle(load)
  }, [path, router])
}

const LATER_MS = 1_000

/** @returns what calls it off */
const whenIdle = (work: () => void): (() => void) => {
  // Safari has none.
  if ((globalThis.requestIdleCallback as typeof requestIdleCallback | undefined) === undefined) {
    const timer = setTimeout(work, LATER_MS)
    return () => clearTimeout(timer)
  }
  const waiting = requestIdleCallback(work)
  return () => cancelIdleCallback(waiting)
}
