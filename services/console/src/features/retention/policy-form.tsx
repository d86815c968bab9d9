import { useState } from 'react'
import { useMessages } from '../../app/use-messages'
import { CheckField, SelectField, TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { PickField } from '../../ui/pick-field'
import { PolicyPreviewed } from './policy-previewed'
import { termText } from './term'
import { type PolicyDraft, usePreviewPolicy, useSavePolicy } from './policy-calls'

const presetTerms = { hipaa: 'P6Y', sox: 'P7Y', 'general-1y': 'P1Y', 'general-2y': 'P2Y', 'general-3y': 'P3Y' } as const
const presets = Object.keys(presetTerms) as readonly (keyof typeof presetTerms)[]

/** How long records of a kind are kept; what a change would delete, and when, is shown before it is made. */
export const PolicyForm = ({ policy, onClose }: { policy: PolicyDraft; onClose: () => void }) => {
  const m = useMessages()
  const [draft, setDraft] = useState(policy)
  const preview = usePreviewPolicy()
  const save = useSavePolicy(onClose)
  const isPreviewed = preview.data !== undefined
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={`${isPreviewed ? m.retention.previewed : m.retention.change}: ${m.retention.kinds[draft.recordKind]}`}
      submitLabel={isPreviewed ? m.retention.setIt : m.retention.preview}
      isDangerous={preview.data?.shortens === true}
      isBusy={preview.isPending || save.isPending}
      isReady={draft.premisesId !== ''}
      error={isPreviewed ? save.error : preview.error}
      onSubmit={() => (isPreviewed ? save.mutate(draft) : preview.mutate(draft))}
    >
      {isPreviewed ? (
        <PolicyPreviewed preview={preview.data} onBack={() => preview.reset()} />
      ) : (
        <PolicyFields draft={draft} setDraft={setDraft} isOfPremises={policy.premisesId === ''} />
      )}
    </FormDialog>
  )
}

interface FieldsProps {
  readonly draft: PolicyDraft
  readonly setDraft: (draft: PolicyDraft) => void
  readonly isOfPremises: boolean
}

/** By a rule that everybody knows, or by a term of one’s own. */
const PolicyFields = ({ draft, setDraft, isOfPremises }: FieldsProps) => {
  const m = useMessages()
  const set = (change: Partial<PolicyDraft>) => setDraft({ ...draft, ...change })
  const { preset: _, ...own } = draft
  return (
    <>
      {isOfPremises && (
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
    </>
  )
}
