import { useMessages } from '../../app/use-messages'
import { useProjections } from './use-projections'

/** Says which services did not answer, so that nobody takes what is shown for all there is. */
export const SilentServices = () => {
  const m = useMessages()
  const silent = useProjections().data?.silent ?? []
  if (silent.length === 0) return null
  return (
    <p role="status" className="rounded-md bg-held-tint px-4 py-2 text-held">
      {m.system.silent(silent.join(', '))}
    </p>
  )
}
