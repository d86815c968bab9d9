import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import { useList } from '../../app/use-list'
import { useMessages } from '../../app/use-messages'
import { usePersonNames } from '../../app/use-person-names'
import { useMay } from '../../app/use-session'
import { Button } from '../../ui/button'
import { FormDialog } from '../../ui/form-dialog'
import { Section } from '../../ui/page'
import { PickField } from '../../ui/pick-field'
import { ErrorState } from '../../ui/states'
import { announce } from '../../ui/toasts'

const PAGE = 100

/** Who is in the group. Whoever may write people puts them in and takes them out. */
export const GroupMembers = ({ groupId }: { groupId: string }) => {
  const m = useMessages()
  const may = useMay()
  const nameOf = usePersonNames()
  const [isAdding, setAdding] = useState(false)
  const { rows, error, hasMore, more } = useList(['groups', 'members', groupId], (cursor) =>
    answered(
      directory.GET('/v1/groups/{id}/members', {
        params: { path: { id: groupId }, query: { limit: PAGE, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  )
  const remove = useChangeMembers(groupId)
  const mayWrite = may('user:write', 'everywhere')
  return (
    <Section
      title={m.directory.members}
      actions={
        mayWrite && (
          <Button size="small" icon={<Plus aria-hidden className="size-4" />} onClick={() => setAdding(true)}>
            {m.directory.addMembers}
          </Button>
        )
      }
    >
      {error !== null && <ErrorState error={error} />}
      {rows.length === 0 && error === null && <p className="px-4 py-3 text-soft">{m.directory.noMembers}</p>}
      <ul className="max-h-96 overflow-y-auto" aria-label={m.directory.members}>
        {rows.map(({ userId }) => (
          <li key={userId} className="flex items-center gap-2 border-b border-line px-4 py-2 last:border-0">
            <Link
              to="/people/$id"
              params={{ id: userId }}
              className="min-w-0 flex-1 truncate text-accent underline underline-offset-2"
            >
              <bdi>{nameOf(userId)}</bdi>
            </Link>
            {mayWrite && (
              <Button
                kind="quiet"
                size="small"
                aria-label={m.directory.removeMember(nameOf(userId))}
                icon={<X aria-hidden className="size-4" />}
                isBusy={remove.isPending && remove.variables.remove?.[0] === userId}
                onClick={() => remove.mutate({ remove: [userId] }, { onSuccess: () => announce(m.actions.done) })}
              />
            )}
          </li>
        ))}
      </ul>
      {hasMore && (
        <div className="border-t border-line px-4 py-2">
          <Button size="small" onClick={more}>
            {m.directory.moreMembers}
          </Button>
        </div>
      )}
      {isAdding && <AddMembers groupId={groupId} onClose={() => setAdding(false)} />}
    </Section>
  )
}

const useChangeMembers = (groupId: string) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] }) => {
      const at = (userId: string) => ({ params: { path: { id: groupId, userId } } })
      for (const userId of add) await answered(directory.PUT('/v1/groups/{id}/members/{userId}', at(userId)))
      for (const userId of remove) await answered(directory.DELETE('/v1/groups/{id}/members/{userId}', at(userId)))
    },
    onError: (error) => announce(error.message, 'failed'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['groups'] }),
  })
}

const AddMembers = ({ groupId, onClose }: { groupId: string; onClose: () => void }) => {
  const m = useMessages()
  const [people, setPeople] = useState<readonly string[]>([])
  const add = useChangeMembers(groupId)
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={m.directory.addMembers}
      submitLabel={m.directory.addMembers}
      isBusy={add.isPending}
      isReady={people.length > 0}
      error={add.error}
      onSubmit={() =>
        add.mutate(
          { add: people },
          {
            onSuccess: () => {
              announce(m.actions.done)
              onClose()
            },
          },
        )
      }
    >
      <PickField label={m.shell.pages.people} kind="people" value={people} onChange={setPeople} />
    </FormDialog>
  )
}
