import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, retention } from '../../api/client'
import type { Policy } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { CheckField, SelectField, TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { PickField } from '../../ui/pick-field'
import { announce } from '../../ui/toasts'
import { termText } from './term'

export type PolicyDraft = Omit<Policy, 'isDefault'>

const presetTerms = { hipaa: 'P6Y', sox: 'P7Y', 'general-1y': 'P1Y', 'general-2y': 'P2Y', 'general-3y': 'P3Y' } as const
const presets = Object.keys(presetTerms) as readonly (keyof typeof presetTerms)[]

/** How long records of a kind are kept, by a rule that everybody knows or by a term of one’s own. */
export const PolicyForm = ({ policy, onClose }: { policy: PolicyDraft; onClose: () => void }) => {
  const m = useMessages()
  const [draft, setDraft] = useState(policy)
  const set = (change: Partial<PolicyDraft>) => setDraft((before) => ({ ...before, ...change }))
  const save = useSavePolicy(onClose)
  const { preset: _, ...own } = draft
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={`${m.retention.change}: ${m.retention.kinds[draft.recordKind]}`}
      isBusy={save.isPending}
      isReady={draft.premisesId !== ''}
      error={save.error}
      onSubmit={() => save.mutate(draft)}
    >
      {policy.premisesId === '' && (
        <PickField
          label={m.shell.pages.premises}
          kind="premises"
          isSingle
          hint={m.retention.premisesHint}
          value={draft.premisesId === undefined || draft.premisesId === '' ? [] : [draft.premisesId]}
          onChange={([premisesId = '']) => set({ premisesId })}
        />
      )}
      <SelectField
        label={m.retention.preset}
        value={draft.preset ?? 'own'}
        onChange={({ target: { value } }) => {
          const preset = presets.find((one) => one === value)
          setDraft(preset === undefined ? own : { ...own, preset, keep: presetTerms[preset] })
        }}
        choices={[
          ...presets.map((value) => ({
            value,
            label: `${m.retention.presets[value]}: ${termText(presetTerms[value], m.retention)}`,
          })),
          { value: 'own', label: m.retention.presets.own },
        ]}
      />
      {draft.preset === undefined && (
        <TextField
          label={m.retention.term}
          hint={m.retention.termHint}
          required
          value={draft.keep}
          onChange={({ target }) => set({ keep: target.value.toUpperCase() })}
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={m.retention.minimum}
          hint={m.retention.sameAsKeep}
          value={draft.minimum ?? ''}
          onChange={({ target }) => set({ minimum: target.value.toUpperCase() })}
        />
        <TextField
          label={m.retention.maximum}
          value={draft.maximum ?? ''}
          onChange={({ target }) => set({ maximum: target.value.toUpperCase() })}
        />
      </div>
      <CheckField
        label={m.retention.automatic}
        hint={m.retention.automaticHint}
        checked={draft.automatic}
        onChange={({ target }) => set({ automatic: target.checked })}
      />
    </FormDialog>
  )
}

const useSavePolicy = (onSaved: () => void) => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ recordKind: kind, premisesId, preset, keep, minimum, maximum, automatic }: PolicyDraft) => {
      const bounds = { ...(minimum && { minimum }), ...(maximum && { maximum }) }
      const query = premisesId === undefined ? {} : { premisesId }
      const body = { ...(preset === undefined ? { keep } : { preset }), ...bounds, automatic }
      return answered(retention.PUT('/v1/retention/policies/{kind}', { params: { path: { kind }, query }, body }))
    },
    onSuccess: async () => {
      announce(m.retention.set)
      await queries.invalidateQueries({ queryKey: ['retention'] })
      onSaved()
    },
  })
}
