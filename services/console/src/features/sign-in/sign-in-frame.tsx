import { type ReactNode, useEffect } from 'react'
import { useMessages } from '../../app/use-messages'

/** The one card of the pages before anybody has signed in. */
export const SignInFrame = ({ title, children }: { title: string; children: ReactNode }) => {
  const m = useMessages()
  useEffect(() => {
    document.title = `${title} · Doorledger`
  }, [title])
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="grid w-full max-w-sm gap-6">
        <div className="flex items-center gap-3">
          <img src="/icon.svg" alt="" className="size-10" />
          <div>
            <p className="text-lg font-semibold">Doorledger</p>
            <p className="text-sm text-soft">{m.signIn.tagline}</p>
          </div>
        </div>
        <div className="card grid gap-4 p-6 shadow-float">
          <h1 className="text-lg font-semibold">{title}</h1>
          {children}
        </div>
      </div>
    </main>
  )
}
