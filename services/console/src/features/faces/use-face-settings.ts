import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, faceMatch } from '../../api/client'
import type { FaceSettings } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { announce } from '../../ui/toasts'

export const settingsKey = ['faces', 'settings']

export type WrittenFaceSettings = Omit<FaceSettings, 'terms'>

export const useSaveFaceSettings = () => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: WrittenFaceSettings) => answered(faceMatch.PUT('/v1/face/settings', { body })),
    onSuccess: () => {
      announce(m.faces.saved)
      return queries.invalidateQueries({ queryKey: ['faces'] })
    },
  })
}
