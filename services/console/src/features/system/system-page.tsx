import { useQuery } from '@tanstack/react-query'
import { answered, auditTrail } from '../../api/client'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { Page, Section } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'

/** Whether every view is up to date, and what could not be worked in. */
export const SystemPage = () => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: ['projections'],
    refetchInterval: 5_000,
    queryFn: () => answered(auditTrail.GET('/v1/projections')),
  })
  const items = data?.items ?? []
  const waiting = items.reduce((sum, { parked }) => sum + parked, 0)
  return (
    <Page title={m.shell.pages.system}>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton />}
      {data !== undefined && (
        <>
          <Section title={m.system.deadLetters}>
            <p className="px-4 py-3">{waiting === 0 ? m.system.noDeadLetters : waiting}</p>
          </Section>
          <Section title={m.system.views}>
            <table className="w-full table-fixed">
              <thead>
                <tr className="text-left text-xs text-faint">
                  <th scope="col" className="px-4 py-2 font-medium">
                    {m.system.view}
                  </th>
                  <th scope="col" className="w-40 px-4 py-2 font-medium">
                    {m.system.lag}
                  </th>
                  <th scope="col" className="w-36 px-4 py-2 font-medium max-md:hidden">
                    {m.system.deadLetters}
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ name, lag, parked, rebuild }, place) => (
                  <tr key={`${name} ${place}`} className="h-row border-t border-line">
                    <td className="truncate px-4">
                      {name} {rebuild !== undefined && <Badge tone="info">{m.system.rebuilding}</Badge>}
                    </td>
                    <td className="px-4">
                      <Badge tone={lag === 0 ? 'granted' : 'held'}>
                        {lag === 0 ? m.system.upToDate : m.system.behind(lag)}
                      </Badge>
                    </td>
                    <td className="px-4 max-md:hidden">{parked === 0 ? '–' : <Badge tone="error">{parked}</Badge>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        </>
      )}
    </Page>
  )
}
