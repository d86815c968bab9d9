import { Copy } from 'lucide-react'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Callout } from '../../ui/states'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'

interface Props {
  readonly secret: string
  /** until when the one before is used as well */
  readonly previousUntil?: string
  readonly onClose: () => void
}

/** What signs the calls of a webhook; nobody sees it again. */
export const SecretDialog = ({ secret, previousUntil, onClose }: Props) => {
  const m = useMessages()
  const copy = () => void navigator.clipboard.writeText(secret).then(() => announce(m.actions.copied))
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={m.webhooks.secretTitle}
      actions={
        <>
          <Button icon={<Copy aria-hidden className="size-4" />} onClick={copy}>
            {m.actions.copy}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {m.actions.done}
          </Button>
        </>
      }
    >
      <Callout tone="granted" isLive>
        {m.webhooks.secretOnce}
      </Callout>
      <code className="rounded-md bg-ground p-3 font-mono text-sm break-all">{secret}</code>
      {previousUntil !== undefined && (
        <p className="text-sm text-soft">
          {m.webhooks.previousUntil} <Time at={previousUntil} as="full" />
        </p>
      )}
    </Dialog>
  )
}
