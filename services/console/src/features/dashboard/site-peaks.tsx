import { useQuery } from '@tanstack/react-query'
import { answered, reporting } from '../../api/client'
import { useMessages } from '../../app/use-messages'
import { Section } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'
import { WeekHeat } from '../peaks/week-heat'

/** At which hours of the week doors are used, over the last month. */
export const SitePeaks = () => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: ['dashboard', 'peaks'],
    queryFn: () => answered(reporting.GET('/v1/analytics/peaks')),
  })
  const hours = data?.hours.map(({ granted, denied, ...when }) => ({ ...when, count: granted + denied })) ?? []
  const all = hours.reduce((sum, { count }) => sum + count, 0)
  return (
    <Section
      title={m.peaks.title}
      actions={data !== undefined && <span className="text-sm text-soft">{m.dashboard.lastMonth(all)}</span>}
    >
      {error !== null && data === undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={4} />}
      {data !== undefined && <WeekHeat hours={hours} zone={data.zone} />}
    </Section>
  )
}
