import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, retention } from '../../api/client'
import type { LegalHold, SavedView } from '../../api/types'
import { useTimeText } from '../../app/time'
import { useMessages } from '../../app/use-messages'
import { SelectField, TextArea, TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { PickField } from '../../ui/pick-field'
import { announce } from '../../ui/toasts'
import { instantOf } from '../explain/instant'
import { useSavedViews, useViewName } from '../saved-views/use-saved-views'

const lists = [
  ['users', 'people'],
  ['doors', 'doors'],
  ['devices', 'devices'],
  ['premises', 'premises'],
] as const
type Lists = Readonly<Partial<Record<(typeof lists)[number][0], readonly string[]>>>

/** Says what is held, for which matter, and who answers for it. */
export const PlaceHold = ({ onClose }: { onClose: () => void }) => {
  const m = useMessages()
  const [chosen, setChosen] = useState<Lists>({})
  const [viewId, setViewId] = useState('')
  const viewName = useViewName()
  const { data: saved = [] } = useSavedViews()
  const views = saved.filter(({ page }) => page === 'access-log')
  const view = views.find(({ id }) => id === viewId)
  const place = usePlace(chosen, view, onClose)
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={m.holds.place}
      submitLabel={m.holds.place}
      width="wide"
      isBusy={place.isPending}
      error={place.error}
      onSubmit={(form) => place.mutate(form)}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={m.holds.matter} name="matter" hint={m.holds.matterHint} required maxLength={200} />
        <TextField label={m.holds.custodian} name="custodian" required maxLength={200} />
      </div>
      <TextArea label={m.holds.reason} name="reason" required rows={2} maxLength={2_000} />
      <SelectField
        label={m.holds.view}
        {...(view !== undefined && { hint: m.holds.viewHint })}
        value={viewId}
        onChange={({ target }) => setViewId(target.value)}
        choices={[
          { value: '', label: m.holds.noView },
          ...views.map((one) => ({ value: one.id, label: viewName(one) })),
        ]}
      />
      <fieldset className="grid gap-3 sm:grid-cols-2" hidden={view !== undefined}>
        <legend className="mb-1 text-sm text-faint">{m.holds.scopeHint}</legend>
        {lists.map(([name, kind]) => (
          <PickField
            key={name}
            label={m.reports[kind]}
            kind={kind}
            value={chosen[name] ?? []}
            onChange={(ids) => setChosen((before) => ({ ...before, [name]: ids }))}
          />
        ))}
        <TextField label={m.holds.from} name="from" type="datetime-local" />
        <TextField label={m.holds.to} name="to" type="datetime-local" />
      </fieldset>
    </FormDialog>
  )
}

const usePlace = (chosen: Lists, view: SavedView | undefined, onPlaced: () => void) => {
  const m = useMessages()
  const queries = useQueryClient()
  const { zone } = useTimeText()
  return useMutation({
    mutationFn: (form: HTMLFormElement) => {
      const times = (['from', 'to'] as const).flatMap((name) => {
        const local = formText(form, name)
        return local === '' ? [] : [[name, instantOf(local, zone)] as const]
      })
      const given = Object.entries(chosen).filter(([, ids]) => ids.length > 0)
      const scope = { ...Object.fromEntries(given), ...Object.fromEntries(times) } as LegalHold['scope']
      const [matter, reason, custodian] = ['matter', 'reason', 'custodian'].map((name) => formText(form, name))
      const body = { matter: matter!, reason: reason!, custodian: custodian!, ...(wayOf(view) ?? { scope }) }
      return answered(retention.POST('/v1/retention/legal-holds', { body }))
    },
    onSuccess: async () => {
      announce(m.holds.placed)
      await queries.invalidateQueries({ queryKey: ['legal-holds'] })
      onPlaced()
    },
  })
}

/** A view that every installation has is known by its filter alone. */
const wayOf = (view: SavedView | undefined) => {
  if (view === undefined) return undefined
  return view.isPreset ? { filter: view.query } : { savedViewId: view.id }
}
