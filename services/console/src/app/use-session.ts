import { useSyncExternalStore } from 'react'
import { onSessionChange, type SessionState, sessionState } from '../api/session'
import type { CurrentSession, Permission } from '../api/types'

export const useSessionState = (): SessionState => useSyncExternalStore(onSessionChange, sessionState)

/** Of pages that are shown to people who are signed in only. */
export const useSession = (): CurrentSession => {
  const state = useSessionState()
  if (state.status !== 'signed-in') throw new Error('This page is for people who are signed in')
  return state.session
}

export type May = (permission: Permission, where?: 'everywhere') => boolean

/** What is offered. Whether it is allowed, the server decides. */
export const mayOf =
  ({ rights }: CurrentSession): May =>
  (permission, where) => {
    const right = rights.find((held) => held.permission === permission)
    return right !== undefined && (where === undefined || right.premises === null)
  }

export const useMay = (): May => mayOf(useSession())
