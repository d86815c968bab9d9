import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, retention } from '../../api/client'
import type { Policy } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { announce } from '../../ui/toasts'

export type PolicyDraft = Omit<Policy, 'isDefault'>

const requestOf = ({ recordKind: kind, premisesId, preset, keep, minimum, maximum, automatic }: PolicyDraft) => {
  const bounds = { ...(minimum && { minimum }), ...(maximum && { maximum }) }
  const query = premisesId === undefined ? {} : { premisesId }
  const body = { ...(preset === undefined ? { keep } : { preset }), ...bounds, automatic }
  return { params: { path: { kind }, query }, body }
}

/** What the policy would delete, and when; nothing changes. */
export const usePreviewPolicy = () =>
  useMutation({
    mutationFn: (draft: PolicyDraft) =>
      answered(retention.POST('/v1/retention/policies/{kind}/preview', requestOf(draft))),
  })

export const useSavePolicy = (onSaved: () => void) => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (draft: PolicyDraft) => answered(retention.PUT('/v1/retention/policies/{kind}', requestOf(draft))),
    onSuccess: async () => {
      announce(m.retention.set)
      await queries.invalidateQueries({ queryKey: ['retention'] })
      onSaved()
    },
  })
}
