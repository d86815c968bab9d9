import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { resumeSession } from '../api/session'
import { ErrorState } from '../ui/states'
import { Toasts } from '../ui/toasts'
import { usePreferences } from './preferences'
import { queryClient } from './query-client'
import { router } from './router'
import { loadLanguage } from './use-messages'

/** @param resuming the session of the browser, being asked for */
export const App = ({ resuming }: { resuming: Promise<void> }) => {
  const { language } = usePreferences()
  const [fault, setFault] = useState<unknown>()
  const retry = () => {
    setFault(undefined)
    resumeSession().catch(setFault)
  }
  useEffect(() => void resuming.catch(setFault), [resuming])
  useEffect(() => void loadLanguage(), [language])
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        {fault === undefined ? <RouterProvider router={router} /> : <ErrorState error={fault} retry={retry} />}
        <Toasts />
      </QueryClientProvider>
    </CSPProvider>
  )
}
