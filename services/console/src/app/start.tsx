import { Navigate } from '@tanstack/react-router'
import { navigationFor } from './navigation.ts'
import { useMay } from './use-session.ts'

/** The first page that somebody may see. */
export const Start = () => {
  const [first] = navigationFor(useMay())
  return <Navigate to={first?.path ?? '/account'} replace />
}
