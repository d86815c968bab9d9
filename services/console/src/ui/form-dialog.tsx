import { type FormEvent, type ReactNode, useId } from 'react'
import { ApiProblem } from '../api/problem'
import { useMessages } from '../app/use-messages'
import { Button } from './button'
import { Dialog } from './dialog'
import { Callout } from './states'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly submitLabel?: string
  readonly isDangerous?: boolean
  readonly isBusy: boolean
  /** without it the form cannot be sent yet */
  readonly isReady?: boolean
  readonly error: Error | null
  readonly onSubmit: (form: HTMLFormElement) => void
  readonly width?: 'narrow' | 'wide'
  readonly children: ReactNode
}

/** A form in front of the page; what the server finds wrong with it stands on top, by field. */
export const FormDialog = (props: Props) => {
  const m = useMessages()
  const formId = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    props.onSubmit(event.currentTarget)
  }
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      {...(props.width !== undefined && { width: props.width })}
      actions={
        <>
          <Button onClick={props.onClose}>{m.actions.cancel}</Button>
          <Button
            kind={props.isDangerous === true ? 'danger' : 'primary'}
            type="submit"
            form={formId}
            isBusy={props.isBusy}
            disabled={props.isReady === false}
          >
            {props.submitLabel ?? m.actions.save}
          </Button>
        </>
      }
    >
      <FormFaults error={props.error} />
      <form id={formId} className="grid gap-4" onSubmit={submit}>
        {props.children}
      </form>
    </Dialog>
  )
}

export const FormFaults = ({ error }: { error: Error | null }) => {
  if (error === null) return null
  const faults = error instanceof ApiProblem ? [...error.fieldFaults] : []
  return (
    <div role="alert">
      <Callout tone="denied">
        {faults.length === 0 ? (
          error.message
        ) : (
          <ul>
            {faults.map(([field, fault]) => (
              <li key={field}>
                <code className="font-mono text-sm">{field}</code>: {fault}
              </li>
            ))}
          </ul>
        )}
      </Callout>
    </div>
  )
}
