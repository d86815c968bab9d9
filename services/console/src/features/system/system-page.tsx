import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Activity, Inbox, RefreshCw, ServerCog } from 'lucide-react'
import { answered, auditTrail } from '../../api/client'
import type { Projection } from '../../api/types'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { Page, Section } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'
import { Tile } from '../../ui/tile'
import { announce } from '../../ui/toasts'
import { SilentServices } from './silent-services'
import { SystemTabs } from './system-tabs'
import { projectionsKey, useProjections } from './use-projections'

const REFRESH_MS = 5_000

/** Whether Doorledger is well: how far every view is, and what could not be worked in. */
export const SystemPage = () => {
  const m = useMessages()
  const { data, error, refetch } = useProjections()
  const items = data?.items ?? []
  return (
    <Page title={m.shell.pages.system}>
      <SystemTabs />
      <SilentServices />
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton />}
      {data !== undefined && (
        <>
          <div className="grid gap-3 sm:grid-cols-3">
            <Health />
            <Tile
              icon={<Activity aria-hidden />}
              name={m.system.lag}
              tone={items.every(({ lag }) => lag === 0) ? 'granted' : 'held'}
            >
              {textOf(
                items.reduce((sum, { lag }) => sum + lag, 0),
                m.system.upToDate,
                m.system.behind,
              )}
            </Tile>
            <Tile
              icon={<Inbox aria-hidden />}
              name={m.system.deadLetters}
              tone={items.every(({ parked }) => parked === 0) ? 'granted' : 'held'}
            >
              {textOf(
                items.reduce((sum, { parked }) => sum + parked, 0),
                m.system.noDeadLetters,
                String,
              )}
            </Tile>
          </div>
          <Views items={items} />
        </>
      )}
    </Page>
  )
}

const textOf = (count: number, none: string, some: (count: number) => string): string =>
  count === 0 ? none : some(count)

/** Whether the server can do its work, as it tells whoever watches it. */
const Health = () => {
  const m = useMessages()
  const { data } = useQuery({
    queryKey: ['health'],
    refetchInterval: REFRESH_MS,
    queryFn: async () => (await fetch('/health/ready')).ok,
  })
  return (
    <Tile icon={<ServerCog aria-hidden />} name={m.system.server} tone={data !== false ? 'granted' : 'held'}>
      {data === false ? m.system.notReady : m.system.ready}
    </Tile>
  )
}

const Views = ({ items }: { items: readonly Projection[] }) => {
  const m = useMessages()
  const may = useMay()
  const queries = useQueryClient()
  const rebuild = useMutation({
    mutationFn: (name: string) =>
      answered(auditTrail.POST('/v1/projections/{name}/rebuild', { params: { path: { name } } })),
    onSuccess: () => {
      announce(m.system.rebuildStarted)
      return queries.invalidateQueries({ queryKey: projectionsKey })
    },
    onError: (error) => announce(error.message, 'failed'),
  })
  const mayRebuild = may('operations:write', 'everywhere')
  return (
    <Section title={m.system.views}>
      <table className="w-full table-fixed">
        <thead>
          <tr className="text-left text-xs text-faint">
            <th scope="col" className="px-4 py-2 font-medium">
              {m.system.view}
            </th>
            <th scope="col" className="w-36 px-4 py-2 font-medium">
              {m.system.lag}
            </th>
            <th scope="col" className="w-36 px-4 py-2 font-medium max-md:hidden">
              {m.system.deadLetters}
            </th>
            {mayRebuild && (
              <th scope="col" className="w-14 px-2 py-2">
                <span className="sr-only">{m.system.rebuild}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map(({ name, kind, lag, parked, rebuild: underWay }, place) => (
            <tr key={`${name} ${place}`} className="h-row border-t border-line">
              <td className="truncate px-4 max-md:py-1.5 max-md:whitespace-normal">
                {name} <span className="text-sm text-faint">{m.system.viewKinds[kind]}</span>{' '}
                {underWay !== undefined && <Badge tone="info">{m.system.rebuilding}</Badge>}
              </td>
              <td className="px-4">
                <Badge tone={lag === 0 ? 'granted' : 'held'}>{textOf(lag, m.system.upToDate, m.system.behind)}</Badge>
              </td>
              <td className="px-4 max-md:hidden">{parked === 0 ? '–' : <Badge tone="error">{parked}</Badge>}</td>
              {mayRebuild && (
                <td className="px-2">
                  {kind === 'view' && (
                    <Button
                      kind="quiet"
                      size="small"
                      title={m.system.rebuildNamed(name)}
                      aria-label={m.system.rebuildNamed(name)}
                      disabled={underWay !== undefined}
                      icon={<RefreshCw aria-hidden className="size-4" />}
                      onClick={() => rebuild.mutate(name)}
                    />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
