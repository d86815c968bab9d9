import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import type { Permission } from '../../api/types'
import { useSession } from '../../app/use-session'
import { PermissionChoice } from '../../app/permission-choice'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { Callout } from '../../ui/states'

/** Issues a token that may do some of what the reader may, and shows it once. */
export const IssueToken = ({ onClose }: { onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const { rights } = useSession()
  const [chosen, setChosen] = useState<readonly Permission[]>([])
  const offered = rights.filter(({ premises }) => premises === null).map(({ permission }) => permission)
  const issue = useMutation({
    mutationFn: (form: HTMLFormElement) => {
      const until = formText(form, 'until')
      return answered(
        directory.POST('/v1/api-tokens', {
          body: {
            name: formText(form, 'name'),
            permissions: [...chosen],
            ...(until !== '' && { expiresAt: new Date(`${until}T23:59:59`).toISOString() }),
          },
        }),
      )
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['api-tokens'] }),
  })
  if (issue.data !== undefined) {
    return (
      <Dialog
        isOpen
        onClose={onClose}
        title={issue.data.name}
        actions={
          <Button kind="primary" onClick={onClose}>
            {m.actions.done}
          </Button>
        }
      >
        <Callout tone="granted" isLive>
          {m.tokens.once}
        </Callout>
        <code className="rounded-md bg-ground p-3 font-mono text-sm break-all">{issue.data.token}</code>
      </Dialog>
    )
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={m.tokens.issue}
      width="wide"
      submitLabel={m.actions.create}
      isBusy={issue.isPending}
      isReady={chosen.length > 0}
      error={issue.error}
      onSubmit={(form) => issue.mutate(form)}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={m.account.name} name="name" required />
        <TextField label={m.system.expires} name="until" type="date" hint={m.tokens.noEnd} />
      </div>
      <PermissionChoice offered={offered} chosen={chosen} onChange={setChosen} />
    </FormDialog>
  )
}
