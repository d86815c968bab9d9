import type { PurgePreview } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { TextField } from '../../ui/field'
import { Callout } from '../../ui/states'
import { ExportFirst } from './export-first'
import { PurgeCount } from './purge-count'
import type { useConfirmation } from './use-confirmation'

type Props = ReturnType<typeof useConfirmation> & { readonly preview: PurgePreview }

/** What would go, what cannot come back, an export first, and the days typed once more. */
export const ConfirmPurge = ({ preview, purge = preview, rows, typed, setTyped, secondsLeft }: Props) => {
  const m = useMessages()
  const count = purge.preview
  if (count === null) return <p role="status">{m.purges.counting}</p>
  return (
    <>
      <div className="-mx-4">
        <PurgeCount purge={purge} count={count} />
      </div>
      {rows === 0 ? (
        <Callout tone="info">{count.held > 0 ? m.purges.allHeld : m.purges.nothing}</Callout>
      ) : (
        <>
          <Callout tone="denied">
            <strong>{m.purges.cannotComeBack}.</strong> {m.purges.cannotComeBackText}
          </Callout>
          {preview.needsSecondPerson && <Callout tone="held">{m.purges.needsOther}</Callout>}
          <ExportFirst purge={purge} count={count} />
          <TextField
            label={m.purges.typeDays(preview.confirmation)}
            value={typed}
            autoFocus
            autoComplete="off"
            inputMode="numeric"
            hint={secondsLeft > 0 ? m.purges.expiresIn(secondsLeft) : m.purges.expired}
            onChange={({ target }) => setTyped(target.value)}
          />
        </>
      )}
    </>
  )
}
