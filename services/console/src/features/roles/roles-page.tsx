import { useQuery } from '@tanstack/react-query'
import { Check, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import type { Role } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { useMay } from '../../app/use-session'
import { Button } from '../../ui/button'
import { Page } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'
import { RoleForm } from './role-form'

/** Who may do what: roles across, permissions down. */
export const RolesPage = () => {
  const m = useMessages()
  const mayWrite = useMay()('role:write', 'everywhere')
  const [form, setForm] = useState<Role | 'new'>()
  const { data, error, refetch } = useQuery({
    queryKey: ['roles'],
    queryFn: () => answered(directory.GET('/v1/roles', { params: { query: { limit: 100 } } })),
  })
  const roles = data?.items ?? []
  const permissions = [...new Set(roles.flatMap((role) => role.permissions))].sort()
  return (
    <Page
      title={m.shell.pages.roles}
      actions={
        mayWrite && (
          <Button kind="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setForm('new')}>
            {m.directory.newRole}
          </Button>
        )
      }
    >
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
                {roles.map((role) => (
                  <th
                    key={role.id}
                    scope="col"
                    className="sticky top-0 z-10 border-b border-line bg-surface px-3 py-2 text-sm font-medium whitespace-nowrap"
                  >
                    <bdi>{role.name}</bdi>
                    {role.builtIn && (
                      <span className="block text-xs font-normal text-faint">{m.directory.builtIn}</span>
                    )}
                    {mayWrite && !role.builtIn && (
                      <Button
                        kind="quiet"
                        size="small"
                        aria-label={m.directory.changeRole(role.name)}
                        icon={<Pencil aria-hidden className="size-4" />}
                        onClick={() => setForm(role)}
                      />
                    )}
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
      {form !== undefined && <RoleForm role={form === 'new' ? undefined : form} onClose={() => setForm(undefined)} />}
    </Page>
  )
}
