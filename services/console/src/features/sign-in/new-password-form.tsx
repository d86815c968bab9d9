import { type FormEvent, type ReactNode, useState } from 'react'
import { ApiProblem } from '../../api/problem'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { formText } from '../../ui/form-text'

/** A new password, twice. Whoever shows it says what is done with it. */
export const NewPasswordForm = ({
  onSubmit,
  asksForCurrent = false,
  children,
}: {
  /** @param current empty when it is not asked for */
  onSubmit: (password: string, current: string) => Promise<void>
  asksForCurrent?: boolean
  children?: ReactNode
}) => {
  const m = useMessages()
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [isBusy, setBusy] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const target = event.currentTarget
    const [password, again, current] = ['password', 'again', 'current'].map((name) => formText(target, name))
    if (password !== again) return setFaults({ again: m.signIn.differ })
    setBusy(true)
    setFaults({})
    try {
      await onSubmit(password!, current!)
      target.reset()
    } catch (error) {
      setFaults(faultsOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {asksForCurrent && (
        <TextField
          label={m.account.currentPassword}
          name="current"
          type="password"
          autoComplete="current-password"
          required
          fault={faults['currentPassword']}
        />
      )}
      <TextField
        label={m.signIn.newPassword}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint={m.signIn.rules}
        fault={faults['newPassword']}
      />
      <TextField
        label={m.signIn.repeat}
        name="again"
        type="password"
        autoComplete="new-password"
        required
        fault={faults['again']}
      />
      {children}
      <Button kind="primary" type="submit" isBusy={isBusy}>
        {m.signIn.setSubmit}
      </Button>
    </form>
  )
}

const faultsOf = (error: unknown): Readonly<Record<string, string>> => {
  const byField = error instanceof ApiProblem ? Object.fromEntries(error.fieldFaults) : {}
  return Object.keys(byField).length > 0
    ? byField
    : { newPassword: error instanceof Error ? error.message : String(error) }
}
