import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Subscription } from '../../api/types'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { CheckField, TextArea, TextField } from '../../ui/field'
import { ChoiceButtons } from '../../ui/choice-buttons'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { PickField } from '../../ui/pick-field'
import { announce } from '../../ui/toasts'
import { PlaceField } from '../configuration/place-field'
import { EventTypesField, linesOf } from './event-types-field'
import { SecretDialog } from './secret-dialog'
import { createSubscription, draftOf, replaceSubscription, type SubscriptionDraft } from './subscription-calls'

interface Props {
  readonly known?: Subscription
  readonly onClose: () => void
}

const nothing: SubscriptionDraft = { name: '', types: ['alert.*'], filter: {}, includeDuress: false, enabled: true }

/** Who is told of which events. What signs the calls is shown once, when there is somebody new to tell. */
export const SubscriptionForm = ({ known, onClose }: Props) => {
  const m = useMessages()
  const may = useMay()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(known === undefined ? nothing : draftOf(known))
  const [channel, setChannel] = useState(known?.channel ?? 'webhook')
  const change = (part: Partial<SubscriptionDraft>) => setDraft((before) => ({ ...before, ...part }))
  const save = useMutation({
    mutationFn: async (form: HTMLFormElement): Promise<string | undefined> => {
      const body = { ...withoutBlanks(draft), ...receiverOf(form, channel) }
      if (known === undefined) return (await createSubscription(body)).secret
      await replaceSubscription(known, body)
      return undefined
    },
    onSuccess: async (secret) => {
      announce(m.webhooks.saved)
      await queries.invalidateQueries({ queryKey: ['subscriptions'] })
      if (secret === undefined) onClose()
    },
  })
  if (save.data !== undefined) return <SecretDialog secret={save.data} onClose={onClose} />
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={known?.name ?? m.webhooks.newOne}
      width="wide"
      submitLabel={known === undefined ? m.actions.create : m.actions.save}
      isBusy={save.isPending}
      isReady={draft.types.length > 0}
      error={save.error}
      onSubmit={(form) => save.mutate(form)}
    >
      <TextField
        label={m.account.name}
        required
        autoFocus
        value={draft.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <Receiver channel={channel} onChannel={setChannel} known={known} />
      <EventTypesField value={draft.types} onChange={(types) => change({ types })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <PlaceField value={draft.facilityPath} onChange={(facilityPath) => change({ facilityPath })} />
        <PickField
          label={m.webhooks.onlyDoors}
          kind="doors"
          value={draft.filter.doorIds ?? []}
          onChange={(ids) => change({ filter: withDoors(draft.filter, ids) })}
        />
      </div>
      {may('duress:read') && (
        <CheckField
          label={m.webhooks.duress}
          hint={m.webhooks.duressHint}
          checked={draft.includeDuress}
          onChange={({ target }) => change({ includeDuress: target.checked })}
        />
      )}
    </FormDialog>
  )
}

interface ReceiverProps {
  readonly channel: Subscription['channel']
  readonly onChannel: (channel: Subscription['channel']) => void
  readonly known: Subscription | undefined
}

const Receiver = ({ channel, onChannel, known }: ReceiverProps) => {
  const m = useMessages()
  const isKept = known?.channel === channel
  return (
    <fieldset className="grid gap-3 rounded-md border border-line p-3">
      <legend className="px-1 text-sm font-medium text-soft">{m.webhooks.target}</legend>
      <ChoiceButtons
        label={m.webhooks.channel}
        value={channel}
        onChange={onChannel}
        choices={(['webhook', 'mail'] as const).map((value) => ({ value, label: m.webhooks.channels[value] }))}
      />
      {channel === 'webhook' ? (
        <TextField
          key="url"
          label={m.webhooks.address}
          hint={isKept ? m.webhooks.addressKept : m.webhooks.addressHint}
          name="url"
          type="url"
          required={!isKept}
          placeholder={isKept ? `https://${known.target}/…` : 'https://'}
        />
      ) : (
        <TextArea key="to" label={m.webhooks.to} hint={m.webhooks.toHint} name="to" required={!isKept} />
      )}
    </fieldset>
  )
}

const receiverOf = (
  form: HTMLFormElement,
  channel: Subscription['channel'],
): Pick<SubscriptionDraft, 'webhook' | 'mail'> => {
  const given = formText(form, channel === 'webhook' ? 'url' : 'to').trim()
  if (given === '') return {}
  return channel === 'webhook' ? { webhook: { url: given } } : { mail: { to: linesOf(given) } }
}

const withDoors = ({ doorIds: _, ...filter }: Subscription['filter'], ids: readonly string[]) =>
  ids.length === 0 ? filter : { ...filter, doorIds: [...ids] }

const withoutBlanks = ({ facilityPath, ...draft }: SubscriptionDraft): SubscriptionDraft =>
  facilityPath === undefined || facilityPath === '' ? draft : { ...draft, facilityPath }
