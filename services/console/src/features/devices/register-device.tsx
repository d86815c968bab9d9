import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { answered, deviceIngest } from '../../api/client'
import { ApiProblem } from '../../api/problem'
import { settings } from '../../app/settings'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { SelectField, TextField } from '../../ui/field'
import { formText } from '../../ui/form-text'
import { Callout } from '../../ui/states'

/** Registers a device, and shows its credential: once, with a way to try it. */
export const RegisterDevice = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const formId = useId()
  const [kind, setKind] = useState('lock')
  const register = useMutation({
    mutationFn: (form: HTMLFormElement) => {
      const [model, facilityPath, lockKind] = ['model', 'place', 'lockKind'].map((name) => formText(form, name))
      const body = {
        id: formText(form, 'id'),
        name: formText(form, 'name'),
        kind: formText(form, 'kind'),
        zone: settings.siteZone,
        ...(model !== '' && { model }),
        ...(facilityPath !== '' && { facilityPath }),
        ...(lockKind !== '' && { lockKind }),
      }
      return answered(deviceIngest.POST('/v1/devices', { body: body as never }))
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['devices'] }),
  })
  const close = () => {
    register.reset()
    setKind('lock')
    onClose()
  }
  const made = register.data
  const faults = register.error instanceof ApiProblem ? register.error.fieldFaults : new Map<string, string>()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={m.system.register}
      width="wide"
      actions={
        made === undefined ? (
          <>
            <Button onClick={close}>{m.actions.cancel}</Button>
            <Button kind="primary" type="submit" form={formId} isBusy={register.isPending}>
              {m.actions.create}
            </Button>
          </>
        ) : (
          <Button kind="primary" onClick={close}>
            {m.actions.done}
          </Button>
        )
      }
    >
      {register.error !== null && faults.size === 0 && <Callout tone="denied">{register.error.message}</Callout>}
      {made === undefined ? (
        <form
          id={formId}
          className="grid gap-4 sm:grid-cols-2"
          onSubmit={(event) => {
            event.preventDefault()
            register.mutate(event.currentTarget)
          }}
        >
          <TextField label={m.account.name} name="name" required fault={faults.get('name')} />
          <TextField label={m.system.deviceId} name="id" required fault={faults.get('id')} placeholder="front-door" />
          <SelectField
            label={m.directory.kind}
            name="kind"
            value={kind}
            onChange={({ target }) => setKind(target.value)}
            choices={Object.entries(m.system.kinds).map(([value, label]) => ({ value, label }))}
          />
          {kind === 'lock' && (
            <SelectField
              label={m.system.lockKind}
              hint={m.system.lockKindHint}
              name="lockKind"
              choices={Object.entries({ ...m.locks.lockKinds, '': m.system.otherLockKind }).map(([value, label]) => ({
                value,
                label,
              }))}
            />
          )}
          <TextField label={m.system.model} name="model" fault={faults.get('model')} />
          <TextField
            label={m.locks.place}
            name="place"
            placeholder="hq/building-1"
            fault={faults.get('facilityPath')}
          />
        </form>
      ) : (
        <Credential id={made.id} token={made.token} />
      )}
    </Dialog>
  )
}

const Credential = ({ id, token }: { id: string; token: string }) => {
  const m = useMessages()
  const curl = `curl -X POST ${location.origin}/v1/devices/${id}/audit-blocks \\
  -H "Authorization: Bearer ${token}" \\
  --data-binary '{"audits":[{"event":"05070000","time":"20261113091752"}]}'`
  return (
    <div className="grid gap-3">
      <Callout tone="granted" isLive>
        {m.system.registered}
      </Callout>
      <code className="rounded-md bg-ground p-3 font-mono text-sm break-all">{token}</code>
      <p>{m.system.tryIt}</p>
      <pre tabIndex={0} className="overflow-x-auto rounded-md bg-ground p-3 font-mono text-xs">
        {curl}
      </pre>
    </div>
  )
}
