import { Navigate } from '@tanstack/react-router'
import { navigationFor } from './navigation'
import { useMay } from './use-session'

/** The first page that somebody may see. */
export const Start = () => {
  const [first] = navigationFor(useMay())
  return <Navigate to={first?.path ?? '/account'} replace />
}
