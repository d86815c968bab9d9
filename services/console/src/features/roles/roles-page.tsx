import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { answered, directory } from '../../api/client'
import { useMessages } from '../../app/use-messages'
import { Page } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'

/** Who may do what: roles across, permissions down. */
export const RolesPage = () => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: ['roles'],
    queryFn: () => answered(directory.GET('/v1/roles', { params: { query: { limit: 100 } } })),
  })
  const roles = data?.items ?? []
  const permissions = [...new Set(roles.flatMap((role) => role.permissions))].sort()
  return (
    <Page title={m.shell.pages.roles}>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton />}
      {data !== undefined && (
        <section
          className="card relative max-h-[calc(100dvh-8rem)] overflow-auto"
          aria-label={m.directory.matrix}
          tabIndex={0}
        >
          <table className="border-separate border-spacing-0">
            <caption className="sr-only">{m.directory.matrix}</caption>
            <thead>
              <tr>
                <th
                  scope="col"
                  className="sticky top-0 left-0 z-20 border-b border-line bg-surface px-3 py-2 text-left whitespace-nowrap"
                >
                  {m.directory.permission}
                </th>
                {roles.map(({ id, name, builtIn }) => (
                  <th
                    key={id}
                    scope="col"
                    className="sticky top-0 z-10 border-b border-line bg-surface px-3 py-2 text-sm font-medium whitespace-nowrap"
                  >
                    <bdi>{name}</bdi>
                    {builtIn && <span className="block text-xs font-normal text-faint">{m.directory.builtIn}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {permissions.map((permission) => (
                <tr key={permission} className="hover:bg-hover">
                  <th
                    scope="row"
                    className="sticky left-0 border-b border-line/70 bg-surface px-3 py-1.5 text-left font-mono text-xs font-normal whitespace-nowrap"
                  >
                    {permission}
                  </th>
                  {roles.map((role) => (
                    <td key={role.id} className="border-b border-line/70 px-3 py-1.5 text-center">
                      {role.permissions.includes(permission) ? (
                        <>
                          <Check aria-hidden className="mx-auto size-4 text-granted" />
                          <span className="sr-only">{m.states.yes}</span>
                        </>
                      ) : (
                        <span className="sr-only">{m.states.no}</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Page>
  )
}
