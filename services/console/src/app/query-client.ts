import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../api/problem'
import { onSessionChange, sessionState } from '../api/session'
import { reportReachable } from './online'

const isUnreachable = (error: unknown): boolean => error instanceof ApiProblem && error.isUnreachable
const RETRY_MS = 4_000

/** Asks again by itself only when no answer came: a refusal stays one. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onSuccess: () => reportReachable(true),
    onError: (error) => reportReachable(!isUnreachable(error)),
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      networkMode: 'always',
      retry: (count, error) => isUnreachable(error) && count < 2,
      refetchInterval: (query) => (isUnreachable(query.state.error) ? RETRY_MS : false),
    },
    mutations: { networkMode: 'always' },
  },
})

// What one person was told is nothing for whoever signs in next at the same screen.
onSessionChange(() => {
  if (sessionState().status === 'signed-out') queryClient.clear()
})
