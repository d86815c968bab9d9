import { useEffect, useState } from 'react'
import { currentToken } from '../../api/access-token'
import { signOut } from '../../api/session'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { usePreferences } from '../preferences'
import { useMessages } from '../use-messages'

const WARNING_SEC = 60
const KEY = 'doorledger-last-used'
const signs = ['keydown', 'pointerdown', 'wheel'] as const

/** Signs out a browser that nobody uses; all its tabs count, and a minute before it asks. */
export const IdleWatch = () => {
  const m = useMessages()
  const { idleMinutes } = usePreferences()
  const [leftSec, setLeftSec] = useState<number>()

  useEffect(() => {
    if (idleMinutes === 0) return
    const use = () => localStorage.setItem(KEY, String(Date.now()))
    use()
    const look = () => {
      const idleSec = (Date.now() - Number(localStorage.getItem(KEY))) / 1_000
      const left = Math.ceil(idleMinutes * 60 - idleSec)
      setLeftSec(left <= WARNING_SEC ? left : undefined)
      if (left <= 0) void leave()
    }
    const timer = setInterval(look, 1_000)
    for (const sign of signs) addEventListener(sign, use, { passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) removeEventListener(sign, use)
    }
  }, [idleMinutes])

  const stay = () => setLeftSec(undefined)
  return (
    <Dialog
      isOpen={leftSec !== undefined}
      onClose={stay}
      title={m.shell.stillThere}
      actions={
        <Button kind="primary" onClick={stay}>
          {m.shell.staySignedIn}
        </Button>
      }
    >
      <p>{m.shell.idle(leftSec ?? 0)}</p>
    </Dialog>
  )
}

const leave = async (): Promise<void> => signOut('idle', await currentToken().catch(() => undefined))
