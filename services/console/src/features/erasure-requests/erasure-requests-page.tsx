import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus, UserX } from 'lucide-react'
import { useState } from 'react'
import { answered, retention } from '../../api/client'
import type { ErasureRequest } from '../../api/types'
import { useList } from '../../app/use-list'
import { usePersonNames } from '../../app/use-person-names'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { ChoiceButtons } from '../../ui/choice-buttons'
import type { Column } from '../../ui/data-table'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { EmptyState } from '../../ui/states'
import { Time } from '../../ui/time'
import { RetentionTabs } from '../retention/retention-tabs'
import { FileRequest } from './file-request'
import { requestsKey } from './request-calls'
import { RequestDrawer } from './request-drawer'
import { RequestBadge } from './request-look'

const REFRESH_MS = 5_000
const queries = { open: { status: 'open' }, overdue: { overdue: 'true' }, all: {} } as const
type Shown = keyof typeof queries

/** Who asks to be erased, and by when the law wants an answer. */
export const ErasureRequestsPage = () => {
  const m = useMessages()
  const may = useMay()
  const navigate = useNavigate()
  const { request: openId } = useSearch({ from: '/gate/erasure-requests' })
  const [shown, setShown] = useState<Shown>('all')
  const [isFiling, setFiling] = useState(false)
  const open = (request?: string) =>
    void navigate({ to: '/erasure-requests', search: request === undefined ? {} : { request }, replace: true })
  const list = useList(
    [...requestsKey, shown],
    () =>
      answered(retention.GET('/v1/retention/erasure-requests', { params: { query: queries[shown] as never } })).then(
        ({ items }) => ({ items, nextCursor: null }),
      ),
    { refetchMs: REFRESH_MS },
  )
  const nameOf = usePersonNames()
  return (
    <Page
      title={m.shell.pages.erasureRequests}
      subtitle={m.erasureRequests.hint}
      actions={
        may('retention:write', 'everywhere') && (
          <Button kind="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setFiling(true)}>
            {m.erasureRequests.file}
          </Button>
        )
      }
    >
      <RetentionTabs />
      <ListSection
        label={m.shell.pages.erasureRequests}
        list={list}
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowName={({ userId }) => nameOf(userId)}
        onOpen={({ id }) => open(id)}
        openKey={openId}
        toolbar={
          <ChoiceButtons
            label={m.directory.state}
            value={shown}
            onChange={setShown}
            choices={(['all', 'open', 'overdue'] as const).map((value) => ({
              value,
              label: m.erasureRequests.shown[value],
            }))}
          />
        }
        empty={
          <EmptyState icon={UserX} title={shown === 'all' ? m.erasureRequests.noneOfAll : m.erasureRequests.none} />
        }
      />
      <RequestDrawer request={list.rows.find(({ id }) => id === openId)} onClose={() => open()} />
      {isFiling && (
        <FileRequest
          onClose={() => setFiling(false)}
          onFiled={({ id }) => {
            setFiling(false)
            open(id)
          }}
        />
      )}
    </Page>
  )
}

const useColumns = (): readonly Column<ErasureRequest>[] => {
  const m = useMessages()
  const nameOf = usePersonNames()
  return [
    {
      id: 'person',
      label: m.directory.person,
      isMain: true,
      cell: ({ userId }) => <bdi className="font-medium">{nameOf(userId)}</bdi>,
    },
    { id: 'basis', label: m.erasureRequests.basis, cell: ({ basis }) => m.erasureRequests.bases[basis] },
    {
      id: 'reference',
      label: m.erasureRequests.reference,
      width: 'w-40',
      cell: ({ reference }) => <bdi>{reference ?? '–'}</bdi>,
    },
    {
      id: 'received',
      label: m.erasureRequests.received,
      width: 'w-36',
      cell: ({ receivedAt }) => <Time at={receivedAt} as="day" />,
    },
    {
      id: 'due',
      label: m.erasureRequests.due,
      width: 'w-36',
      cell: ({ dueOn }) => <Time at={`${dueOn}T12:00:00Z`} as="day" />,
    },
    {
      id: 'state',
      label: m.directory.state,
      width: 'w-32',
      isMain: true,
      cell: (request) => <RequestBadge {...request} />,
    },
  ]
}
