import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import type { Group } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { announce } from '../../ui/toasts'

/** A new group, or what one is called, what it is for and until when it counts. */
export const GroupForm = ({ group: given, onClose }: { group?: Group | undefined; onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  // As it was when this opened: what somebody else changes meanwhile is refused, not taken back.
  const [group] = useState(given)
  const save = useMutation({
    mutationFn: (form: HTMLFormElement): Promise<unknown> => {
      const [name, description, until] = [formText(form, 'name'), formText(form, 'what'), formText(form, 'until')]
      if (group === undefined) {
        const body = { name, ...(description !== '' && { description }), ...(until !== '' && { validUntil: until }) }
        return answered(directory.POST('/v1/groups', { body }))
      }
      // The field shows a day; a time of day that stands there already stays when the day does.
      const validUntil = until === dayOf(group.validUntil) ? {} : { validUntil: until === '' ? null : until }
      return answered(
        directory.PATCH('/v1/groups/{id}', {
          params: { path: { id: group.id }, header: { 'If-Match': `"${group.version}"` } },
          body: { name, description: description === '' ? null : description, ...validUntil },
        }),
      )
    },
    onSuccess: async () => {
      announce(m.actions.done)
      await queries.invalidateQueries({ queryKey: ['groups'] })
      onClose()
    },
  })
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={group === undefined ? m.directory.newGroup : m.directory.changeGroup}
      {...(group === undefined && { submitLabel: m.actions.create })}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={(form) => save.mutate(form)}
    >
      <TextField label={m.account.name} name="name" required maxLength={200} defaultValue={group?.name ?? ''} />
      <TextField label={m.directory.description} name="what" defaultValue={group?.description ?? ''} />
      <TextField
        label={m.directory.validUntil}
        name="until"
        type="date"
        defaultValue={dayOf(group?.validUntil ?? null)}
      />
    </FormDialog>
  )
}

const dayOf = (instant: string | null): string => instant?.slice(0, 10) ?? ''
