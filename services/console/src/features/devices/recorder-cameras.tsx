import { useQuery } from '@tanstack/react-query'
import { answered, auditTrail } from '../../api/client'
import { useMessages } from '../../app/use-messages'
import { Dialog } from '../../ui/dialog'
import { Callout, ErrorState, Skeleton } from '../../ui/states'

/** The cameras that a recorder tells of, each a zone; their addresses are what access devices name. */
export const RecorderCameras = ({ id, name, onClose }: { id: string; name: string; onClose: () => void }) => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: ['devices', 'zones', id],
    queryFn: () => answered(auditTrail.GET('/v1/devices/{id}/zones', { params: { path: { id } } })),
  })
  return (
    <Dialog isOpen onClose={onClose} title={m.system.camerasOf(name)}>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={3} />}
      {data !== undefined && data.outcome !== 'asked' && (
        <Callout tone="held">
          {m.system.notAsked} {m.snapshots.outcomes[data.outcome] ?? data.outcome.replaceAll('_', ' ')}
        </Callout>
      )}
      {data !== undefined && data.items.length > 0 && (
        <ul aria-label={m.system.camerasOf(name)}>
          {data.items.map(({ address, name: camera }) => (
            <li
              key={address}
              className="flex items-center justify-between gap-3 border-b border-line py-2 last:border-0"
            >
              <bdi className="min-w-0 truncate">{camera}</bdi>
              <code className="font-mono text-sm">{address}</code>
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-faint">{m.system.camerasHint}</p>
    </Dialog>
  )
}
