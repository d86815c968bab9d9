import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import { ApiProblem } from '../../api/problem'
import { useMessages } from '../../app/use-messages'
import { Callout } from '../../ui/states'
import { NewPasswordForm } from './new-password-form'
import { SignInFrame } from './sign-in-frame'

/** The page that links lead to: their token stands behind `#`, where no server sees it. */
export const SetPasswordPage = () => {
  const m = useMessages()
  const [token] = useState(() => location.hash.slice(1))
  const [state, setState] = useState<'asking' | 'set' | 'over'>(token === '' ? 'over' : 'asking')

  const set = async (newPassword: string) => {
    try {
      await answered(
        directory.POST('/v1/password-resets/{token}', { params: { path: { token } }, body: { newPassword } }),
      )
      setState('set')
    } catch (error) {
      const isOver = error instanceof ApiProblem && (error.status === 404 || error.details['field'] === 'token')
      if (!isOver) throw error
      setState('over')
    }
  }
  return (
    <SignInFrame title={m.signIn.choose}>
      {state === 'asking' && <NewPasswordForm onSubmit={set} />}
      {state === 'set' && (
        <Callout tone="granted" isLive>
          {m.signIn.set}
        </Callout>
      )}
      {state === 'over' && <Callout tone="denied">{m.signIn.linkOver}</Callout>}
      {state !== 'asking' && (
        <Link to="/" className="text-center text-soft underline-offset-2 hover:underline">
          {m.signIn.backToSignIn}
        </Link>
      )}
    </SignInFrame>
  )
}
