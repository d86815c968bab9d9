import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answered, retention } from '../../api/client'
import type { PurgePreview } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { announce } from '../../ui/toasts'
import { purgesKey, usePurge } from './purge-calls'
import { secondsLeft } from './seconds-left'

const SECOND_MS = 1_000

/** The days typed once more, within the time for which the preview holds. */
export const useConfirmation = (preview: PurgePreview | undefined, onConfirmed: (id: string) => void) => {
  const m = useMessages()
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const { data: purge = preview } = usePurge(preview?.id)
  const left = useSecondsLeft(preview)
  const confirm = useMutation({
    mutationFn: ({ token }: PurgePreview) =>
      answered(retention.POST('/v1/retention/purges', { body: { token, confirmation: typed.trim() } })),
    onSuccess: async (_, { id }) => {
      announce(m.purges.confirmed)
      await queries.invalidateQueries({ queryKey: purgesKey })
      onConfirmed(id)
    },
  })
  const rows = purge?.preview?.rows ?? 0
  const isReady = rows > 0 && left > 0 && typed.trim() === preview?.confirmation
  return { purge, rows, typed, setTyped, secondsLeft: left, isReady, confirm }
}

const useSecondsLeft = (preview: PurgePreview | undefined): number => {
  const [hereMs, setHere] = useState(0)
  useEffect(() => {
    const since = performance.now()
    setHere(0)
    const timer = setInterval(() => setHere(performance.now() - since), SECOND_MS)
    return () => clearInterval(timer)
  }, [preview])
  return preview === undefined ? 0 : secondsLeft(preview, hereMs)
}
