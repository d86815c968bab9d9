import { Link } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { ApiProblem } from '../../api/problem'
import { type SessionState, signIn } from '../../api/session'
import { settings } from '../../app/settings'
import { useSessionState } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import type { Messages } from '../../messages/en'
import { Button, buttonLook } from '../../ui/button'
import { TextField } from '../../ui/field'
import { formText } from '../../ui/form-text'
import { Callout } from '../../ui/states'
import { takeFirstPassword } from './first-password'
import { holdOneTimePassword } from './one-time-password'
import { SignInFrame } from './sign-in-frame'

/** Name and password, or the identity provider; a link with a one-time password signs in by itself. */
export const SignInPage = () => {
  const m = useMessages()
  const state = useSessionState()
  const [fault, setFault] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)

  const attempt = async (username: string, password: string) => {
    setBusy(true)
    setFault(undefined)
    try {
      holdOneTimePassword(password)
      await signIn(username, password)
    } catch (error) {
      setFault(error)
      setBusy(false)
    }
  }
  useEffect(() => {
    const first = takeFirstPassword()
    if (first !== undefined) void attempt('administrator', first)
  }, [])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void attempt(formText(event.currentTarget, 'username'), formText(event.currentTarget, 'password'))
  }
  const note = noteOf(state, m)
  return (
    <SignInFrame title={m.signIn.title}>
      {note !== undefined && fault === undefined && <Callout tone="info">{note}</Callout>}
      {fault !== undefined && (
        <div role="alert">
          <Callout tone="denied">{faultText(fault, m)}</Callout>
        </div>
      )}
      <form onSubmit={submit} className="grid gap-4">
        <TextField label={m.signIn.username} name="username" autoComplete="username" required autoFocus />
        <TextField label={m.signIn.password} name="password" type="password" autoComplete="current-password" required />
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {m.signIn.submit}
        </Button>
      </form>
      {settings.hasIdentityProvider && (
        <a href="/v1/sessions/openid-connect" className={buttonLook('secondary')}>
          {m.signIn.withProvider}
        </a>
      )}
      <Link to="/forgotten-password" className="text-center text-soft underline-offset-2 hover:underline">
        {m.signIn.forgotten}
      </Link>
    </SignInFrame>
  )
}

const noteOf = (state: SessionState, m: Messages): string | undefined => {
  if (state.status !== 'signed-out' || state.why === undefined) return undefined
  return { ended: m.signIn.ended, idle: m.signIn.idle, 'by-user': m.signIn.signedOut }[state.why]
}

const faultText = (fault: unknown, m: Messages): string => {
  if (!(fault instanceof ApiProblem)) return String(fault)
  if (fault.status === 401) return m.signIn.wrong
  if (fault.status === 429) return m.signIn.tooMany
  return fault.isUnreachable ? m.states.unreachable : fault.message
}
