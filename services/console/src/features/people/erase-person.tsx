import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Check, Clock } from 'lucide-react'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import type { Person } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { Section } from '../../ui/page'
import { Callout, ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'

/** Erases a person for ever, after saying what that means and asking for the name. */
export const ErasePerson = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const word = person.username ?? String(person.userNo)
  const erase = useMutation({
    mutationFn: () =>
      answered(
        directory.DELETE('/v1/users/{id}/personal-data', {
          params: { path: { id: person.id }, header: { 'If-Match': `"${person.version}"` } },
        }),
      ),
    onSuccess: async () => {
      announce(m.erasure.done)
      await queries.invalidateQueries({ queryKey: ['people'] })
      onClose()
    },
  })
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={m.erasure.title(person.name)}
      submitLabel={m.erasure.erase}
      isDangerous
      isBusy={erase.isPending}
      isReady={typed === word}
      error={erase.error}
      onSubmit={() => erase.mutate()}
    >
      <Callout tone="denied">{m.erasure.forEver}</Callout>
      <ul className="grid list-disc gap-1.5 pl-5">
        {m.erasure.means.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <TextField
        label={m.system.typeToConfirm(word)}
        value={typed}
        autoComplete="off"
        onChange={({ target }) => setTyped(target.value)}
      />
    </FormDialog>
  )
}

const REFRESH_MS = 2_000

/** Which services have removed what an erased person owned. */
export const ErasureSection = ({ userId }: { userId: string }) => {
  const m = useMessages()
  const { data, error } = useQuery({
    queryKey: ['people', 'erasure', userId],
    refetchInterval: ({ state }) =>
      state.data?.services.every(({ confirmedAt }) => confirmedAt !== null) === true ? false : REFRESH_MS,
    queryFn: () => answered(directory.GET('/v1/users/{id}/erasure', { params: { path: { id: userId } } })),
  })
  return (
    <Section title={m.erasure.progress}>
      {error !== null && <ErrorState error={error} />}
      {data === undefined && error === null && <Skeleton lines={3} />}
      <ul>
        {data?.services.map(({ service, confirmedAt }) => (
          <li key={service} className="flex items-center justify-between border-b border-line px-4 py-2 last:border-0">
            <span className="flex items-center gap-2">
              {confirmedAt === null ? (
                <Clock aria-hidden className="size-4 text-held" />
              ) : (
                <Check aria-hidden className="size-4 text-granted" />
              )}
              {service}
            </span>
            {confirmedAt === null ? m.erasure.waiting : <Time at={confirmedAt} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}
