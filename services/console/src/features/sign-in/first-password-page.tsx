import { answered, directory } from '../../api/client'
import { resumeSession } from '../../api/session'
import { useMessages } from '../../app/use-messages'
import { NewPasswordForm } from './new-password-form'
import { holdOneTimePassword, oneTimePassword } from './one-time-password'
import { SignInFrame } from './sign-in-frame'

/** Nothing else is allowed before a one-time password is replaced. */
export const FirstPasswordPage = () => {
  const m = useMessages()
  const known = oneTimePassword()
  const change = async (newPassword: string, typed: string) => {
    const current = known === '' ? typed : known
    await answered(directory.PUT('/v1/users/me/password', { body: { currentPassword: current, newPassword } }))
    holdOneTimePassword('')
    await resumeSession()
  }
  return (
    <SignInFrame title={m.signIn.choose}>
      <p className="text-soft">{m.signIn.firstHint}</p>
      <NewPasswordForm onSubmit={change} asksForCurrent={known === ''} />
    </SignInFrame>
  )
}
