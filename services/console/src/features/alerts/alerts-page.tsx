import { Check, CircleCheck, Settings2, UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { accessDecision, answered } from '../../api/client'
import type { Alert } from '../../api/types'
import { useShortcuts } from '../../app/keyboard'
import { useList } from '../../app/use-list'
import { usePersonNames } from '../../app/use-person-names'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { ChoiceButtons } from '../../ui/choice-buttons'
import type { Column } from '../../ui/data-table'
import { controlLook } from '../../ui/field'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { EmptyState } from '../../ui/states'
import { Time } from '../../ui/time'
import { AlertDrawer } from './alert-drawer'
import { SeverityBadge, StatusBadge, useSubject } from './alert-look'
import { AlertSettingsDialog } from './alert-settings-dialog'
import { ResolveAlert } from './resolve-alert'
import { useHandleAlert } from './use-handle-alert'

type Status = Alert['status'] | 'unresolved'
const REFRESH_MS = 5_000

/** What needs somebody’s eye, newest first; handled row by row with single keys. */
export const AlertsPage = () => {
  const m = useMessages()
  const may = useMay()
  const [status, setStatus] = useState<Status>('unresolved')
  const [severity, setSeverity] = useState<'' | Alert['severity']>('')
  const [active, setActive] = useState<Alert>()
  const [openId, setOpenId] = useState<string>()
  const [resolving, setResolving] = useState<Alert>()
  const [isSetting, setSetting] = useState(false)
  const { mutate } = useHandleAlert()
  const query = {
    limit: 100,
    status: status === 'unresolved' ? (['open', 'acknowledged'] as const) : status,
    ...(severity !== '' && { severity }),
  }
  const list = useList(
    ['alerts', query],
    (cursor) =>
      answered(
        accessDecision.GET('/v1/alerts', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } as never },
        }),
      ),
    { refetchMs: REFRESH_MS },
  )
  const columns = useColumns()
  const chosen = list.rows.find(({ id }) => id === active?.id) ?? list.rows[0]
  const handles = may('alert:handle')
  const onChosen = (act: (alert: Alert) => void) => () => {
    if (handles && chosen !== undefined && chosen.status !== 'resolved') act(chosen)
  }
  useShortcuts({
    a: onChosen(({ id }) => mutate({ id, does: 'acknowledge' })),
    m: onChosen(({ id }) => mutate({ id, does: 'take' })),
    r: onChosen(setResolving),
  })
  return (
    <Page
      title={m.shell.pages.alerts}
      subtitle={handles && <span className="hidden text-sm md:inline">{m.alerts.keys}</span>}
      actions={
        may('alert:configure', 'everywhere') && (
          <Button icon={<Settings2 aria-hidden className="size-4" />} onClick={() => setSetting(true)}>
            {m.shell.pages.alertSettings}
          </Button>
        )
      }
    >
      <ListSection
        label={m.shell.pages.alerts}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowName={({ kind }) => m.alerts.kinds[kind]}
        onOpen={({ id }) => setOpenId(id)}
        onActive={setActive}
        openKey={openId}
        {...(handles && {
          actionsOf: (alert: Alert) =>
            alert.status === 'resolved'
              ? []
              : [
                  {
                    label: m.alerts.acknowledge,
                    icon: <Check aria-hidden />,
                    onSelect: () => mutate({ id: alert.id, does: 'acknowledge' }),
                  },
                  {
                    label: m.alerts.take,
                    icon: <UserRoundCheck aria-hidden />,
                    onSelect: () => mutate({ id: alert.id, does: 'take' }),
                  },
                  {
                    label: m.alerts.resolve,
                    icon: <CircleCheck aria-hidden />,
                    onSelect: () => setResolving(alert),
                  },
                ],
        })}
        toolbar={
          <>
            <ChoiceButtons
              label={m.directory.state}
              value={status}
              onChange={setStatus}
              choices={(['unresolved', 'open', 'acknowledged', 'resolved'] as const).map((value) => ({
                value,
                label: value === 'unresolved' ? m.alerts.unresolved : m.alerts.statuses[value],
              }))}
            />
            <select
              aria-label={m.alerts.severity}
              value={severity}
              onChange={({ target }) => setSeverity(target.value as typeof severity)}
              className={`${controlLook} !w-auto`}
            >
              <option value="">{m.alerts.anySeverity}</option>
              {Object.entries(m.alerts.severities).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </>
        }
        empty={
          <EmptyState icon={CircleCheck} title={m.alerts.none}>
            {m.alerts.noneHint}
          </EmptyState>
        }
      />
      <AlertDrawer id={openId} onClose={() => setOpenId(undefined)} onResolve={setResolving} />
      {resolving !== undefined && <ResolveAlert alert={resolving} onClose={() => setResolving(undefined)} />}
      {isSetting && <AlertSettingsDialog onClose={() => setSetting(false)} />}
    </Page>
  )
}

const useColumns = (): readonly Column<Alert>[] => {
  const m = useMessages()
  const subject = useSubject()
  const nameOf = usePersonNames()
  return [
    {
      id: 'severity',
      label: m.alerts.severity,
      width: 'w-28',
      isMain: true,
      cell: (alert) => <SeverityBadge {...alert} />,
    },
    {
      id: 'kind',
      label: m.alerts.alert,
      isMain: true,
      cell: (alert) => (
        <>
          <span className="font-medium">{m.alerts.kinds[alert.kind]}</span>{' '}
          {alert.about.kind !== 'lockdown' && <bdi className="text-soft">{subject(alert)}</bdi>}
        </>
      ),
    },
    {
      id: 'count',
      label: m.alerts.occurrences,
      width: 'w-24',
      cell: ({ occurrences }) => <span className="tabular">{`${occurrences} ×`}</span>,
    },
    {
      id: 'last',
      label: m.alerts.last,
      width: 'w-36',
      cell: ({ lastEventAt }) => <Time at={lastEventAt} as="relative" />,
    },
    { id: 'status', label: m.directory.state, width: 'w-36', cell: (alert) => <StatusBadge {...alert} /> },
    {
      id: 'assigned',
      label: m.alerts.assignedTo,
      width: 'w-40',
      cell: ({ assignedTo }) => (assignedTo === null ? '–' : <bdi>{nameOf(assignedTo)}</bdi>),
    },
  ]
}
