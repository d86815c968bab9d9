import { useNavigate, useSearch } from '@tanstack/react-router'
import { MapPinned, Printer } from 'lucide-react'
import { accessDecision, answered } from '../../api/client'
import { useNames } from '../../app/use-pickable'
import { useList } from '../../app/use-list'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { PickField } from '../../ui/pick-field'
import { EmptyState } from '../../ui/states'
import { Time } from '../../ui/time'

const REFRESH_MS = 10_000

/** Who is inside an area: the list that people are counted by when a house is cleared. */
export const PresencePage = () => {
  const m = useMessages()
  const navigate = useNavigate()
  const { area } = useSearch({ from: '/gate/presence' })
  return (
    <Page
      title={m.shell.pages.presence}
      actions={
        area !== undefined && (
          <Button icon={<Printer aria-hidden className="size-4" />} onClick={() => print()}>
            {m.presence.print}
          </Button>
        )
      }
    >
      <div className="no-print max-w-md">
        <PickField
          label={m.presence.area}
          kind="premises"
          isSingle
          value={area === undefined ? [] : [area]}
          onChange={([chosen]) =>
            void navigate({ to: '/presence', search: chosen === undefined ? {} : { area: chosen } })
          }
        />
      </div>
      {area === undefined ? (
        <EmptyState icon={MapPinned} title={m.presence.chooseArea}>
          {m.presence.chooseHint}
        </EmptyState>
      ) : (
        <Muster area={area} />
      )}
    </Page>
  )
}

const Muster = ({ area }: { area: string }) => {
  const m = useMessages()
  const people = useNames('people')
  const doors = useNames('doors')
  const premises = useNames('premises')
  const list = useList(
    ['presence', area],
    (cursor) =>
      answered(
        accessDecision.GET('/v1/areas/{id}/presence', {
          params: { path: { id: area }, query: { limit: 500, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    { refetchMs: REFRESH_MS },
  )
  return (
    <>
      {list.rows.length > 0 && (
        <p role="status" className="text-lg font-semibold">
          {m.presence.inside(list.rows.length)}
          {list.hasMore && '+'}{' '}
          <span className="text-base font-normal text-soft">
            {m.presence.printedAt} <Time at={new Date().toISOString()} as="full" />
          </span>
        </p>
      )}
      <ListSection
        label={m.shell.pages.presence}
        list={list}
        rowKey={({ userId }) => userId}
        rowName={({ userId }) => people(userId)}
        columns={[
          {
            id: 'present',
            label: m.presence.present,
            width: 'w-16',
            cell: () => <span className="inline-block size-4 rounded-sm border border-ink align-middle" />,
          },
          {
            id: 'name',
            label: m.directory.person,
            isMain: true,
            cell: ({ userId }) => <bdi className="font-medium">{people(userId)}</bdi>,
          },
          { id: 'area', label: m.presence.area, cell: ({ areaId }) => <bdi>{premises(areaId)}</bdi> },
          { id: 'door', label: m.accessLog.door, cell: ({ doorId }) => <bdi>{doors(doorId)}</bdi> },
          {
            id: 'since',
            label: m.presence.since,
            width: 'w-44',
            isMain: true,
            cell: ({ since }) => <Time at={since} />,
          },
        ]}
        empty={<EmptyState title={m.presence.nobody}>{m.presence.nobodyHint}</EmptyState>}
      />
    </>
  )
}
