import { useQuery } from '@tanstack/react-query'
import { answered, auditTrail } from '../../api/client'
import { useMessages } from '../../app/use-messages'
import { Section } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'
import { WeekHeat } from './week-heat'

/** When a device is busy. */
export const PeaksSection = ({ deviceId }: { deviceId: string }) => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: ['peaks', deviceId],
    queryFn: () => answered(auditTrail.GET('/v1/devices/{id}/peaks', { params: { path: { id: deviceId } } })),
  })
  return (
    <Section
      title={m.peaks.title}
      actions={<span className="text-sm text-soft">{m.peaks.last30Days(data?.total ?? 0)}</span>}
    >
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={4} />}
      {data !== undefined && <WeekHeat hours={data.items} zone={data.zone} />}
    </Section>
  )
}
