import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answered, directory } from '../../api/client'
import { settings } from '../../app/settings'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { formText } from '../../ui/form-text'
import { Callout, ErrorState } from '../../ui/states'
import { SignInFrame } from './sign-in-frame'

/** Asks for a link to set a password; the answer never tells whether there is such an account. */
export const ForgottenPasswordPage = () => {
  const m = useMessages()
  const ask = useMutation({
    mutationFn: (username: string) => answered(directory.POST('/v1/password-resets', { body: { username } })),
  })
  return (
    <SignInFrame title={m.signIn.resetTitle}>
      <p className="text-soft">{settings.sendsMail ? m.signIn.resetHint : m.signIn.resetNoMail}</p>
      {ask.isSuccess && (
        <Callout tone="granted" isLive>
          {m.signIn.resetSent}
        </Callout>
      )}
      {ask.isError && <ErrorState error={ask.error} />}
      {settings.sendsMail && (
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            ask.mutate(formText(event.currentTarget, 'username'))
          }}
        >
          <TextField label={m.signIn.username} name="username" autoComplete="username" required autoFocus />
          <Button kind="primary" type="submit" isBusy={ask.isPending}>
            {m.signIn.resetSubmit}
          </Button>
        </form>
      )}
      <Link to="/" className="text-center text-soft underline-offset-2 hover:underline">
        {m.signIn.backToSignIn}
      </Link>
    </SignInFrame>
  )
}
