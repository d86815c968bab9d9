import { Outlet } from '@tanstack/react-router'
import { FirstPasswordPage } from '../features/sign-in/first-password-page'
import { SignInPage } from '../features/sign-in/sign-in-page'
import { Shell } from './shell/shell'
import { useSessionState } from './use-session'

/** The page, or what has to come before it. The address stays, so one goes on where one was. */
export const Gate = () => {
  const state = useSessionState()
  if (state.status === 'starting') return null
  if (state.status === 'signed-out') return <SignInPage />
  if (state.session.mustChangePassword) return <FirstPasswordPage />
  return (
    <Shell>
      <Outlet />
    </Shell>
  )
}
