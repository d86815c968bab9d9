import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ExternalLink, Trash2 } from 'lucide-react'
import { answered, reporting } from '../../api/client'
import type { SavedView } from '../../api/types'
import { useActorNames } from '../../app/use-actor-names'
import { useSession } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { announce } from '../../ui/toasts'
import { ReportsTabs } from '../reports/reports-tabs'
import { savedViewsKey, useSavedViews, useViewName } from './use-saved-views'

const pages = { 'access-log': 'accessLog', 'audit-log': 'auditLog', alerts: 'alerts', reports: 'reports' } as const

/** Filters that are kept under a name. They are saved where they are used: at the access log. */
export const SavedViewsPage = () => {
  const m = useMessages()
  const navigate = useNavigate()
  const { userId } = useSession()
  const viewName = useViewName()
  const nameOf = useActorNames()
  const remove = useRemove()
  const { data, error, isPending, refetch } = useSavedViews()
  const open = ({ page, query }: SavedView) => void navigate({ to: `/${page}`, search: query as never })
  return (
    <Page title={m.shell.pages.savedViews} subtitle={m.savedViews.hint}>
      <ReportsTabs />
      <ListSection
        label={m.shell.pages.savedViews}
        list={{
          rows: data ?? [],
          error,
          isPending,
          hasMore: false,
          more: () => undefined,
          refetch: () => void refetch(),
          startAgain: async () => void (await refetch()),
        }}
        rowKey={({ id }) => id}
        rowName={viewName}
        onOpen={open}
        actionsOf={(view) => [
          { label: m.savedViews.open, icon: <ExternalLink aria-hidden />, onSelect: () => open(view) },
          ...(view.owner === `user:${userId}`
            ? [
                {
                  label: m.savedViews.delete,
                  icon: <Trash2 aria-hidden />,
                  isDangerous: true,
                  onSelect: () => remove.mutate(view.id),
                },
              ]
            : []),
        ]}
        columns={[
          {
            id: 'name',
            label: m.savedViews.name,
            isMain: true,
            cell: (view) => (
              <Link
                to={`/${view.page}`}
                search={view.query as never}
                className="font-medium text-accent underline underline-offset-2"
              >
                <bdi>{viewName(view)}</bdi>
              </Link>
            ),
          },
          { id: 'page', label: m.savedViews.page, width: 'w-40', cell: ({ page }) => m.shell.pages[pages[page]] },
          { id: 'scope', label: m.directory.state, width: 'w-36', cell: (view) => <Scope view={view} /> },
          {
            id: 'owner',
            label: m.reportSchedules.owner,
            width: 'w-44',
            cell: ({ owner, isPreset }) => (isPreset ? '–' : <bdi>{nameOf(owner)}</bdi>),
          },
        ]}
      />
    </Page>
  )
}

const Scope = ({ view: { isPreset, shared } }: { view: SavedView }) => {
  const m = useMessages()
  if (isPreset) return <Badge tone="neutral">{m.savedViews.preset}</Badge>
  return <Badge tone={shared ? 'info' : 'neutral'}>{shared ? m.savedViews.isShared : m.savedViews.isPrivate}</Badge>
}

const useRemove = () => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answered(reporting.DELETE('/v1/saved-views/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      announce(m.savedViews.deleted)
      return queries.invalidateQueries({ queryKey: savedViewsKey })
    },
    onError: (error) => announce(error.message, 'failed'),
  })
}
