import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, retention } from '../../api/client'
import type { PurgePreview } from '../../api/types'
import { purgesKey } from './purge-calls'

type PurgeableKind = PurgePreview['recordKind']

/** All of them, by the API: a kind that lacks here, or is none, does not compile. */
const isPurgeable: Readonly<Record<PurgeableKind, true>> = {
  'access-log': true,
  'device-trail': true,
  'admin-audit': true,
  snapshots: true,
  scores: true,
  'raw-blocks': true,
  exports: true,
}
export const purgeableKinds = Object.keys(isPurgeable) as readonly PurgeableKind[]
const USUAL_DAYS = 365

export interface Choice {
  readonly recordKind: PurgeableKind
  readonly keepDays: number | undefined
  readonly premisesId: string | undefined
  readonly overrideReason: string
}

/** What is to be deleted, and its preview, which counts exactly and deletes nothing. */
export const useChoice = (onPreview: (preview: PurgePreview) => void) => {
  const queries = useQueryClient()
  const [choice, setChoice] = useState<Choice>({
    recordKind: 'access-log',
    keepDays: USUAL_DAYS,
    premisesId: undefined,
    overrideReason: '',
  })
  const ask = useMutation({
    mutationFn: () => {
      const { recordKind, keepDays, premisesId, overrideReason } = choice
      const where = recordKind === 'access-log' && premisesId !== undefined ? { premisesId } : {}
      const why = overrideReason.trim() === '' ? {} : { overrideReason }
      const body = { recordKind, keepDays: keepDays ?? 0, ...where, ...why }
      return answered(retention.POST('/v1/retention/purges/preview', { body }))
    },
    onSuccess: (preview) => {
      void queries.invalidateQueries({ queryKey: purgesKey })
      onPreview(preview)
    },
  })
  const set = (change: Partial<Choice>) => setChoice((before) => ({ ...before, ...change }))
  return { choice, set, ask }
}
