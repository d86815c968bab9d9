import { Gavel, Plus } from 'lucide-react'
import { useState } from 'react'
import { answered, retention } from '../../api/client'
import type { LegalHold } from '../../api/types'
import { useActorNames } from '../../app/use-actor-names'
import { useList } from '../../app/use-list'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { ChoiceButtons } from '../../ui/choice-buttons'
import type { Column } from '../../ui/data-table'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { EmptyState } from '../../ui/states'
import { Time } from '../../ui/time'
import { RetentionTabs } from '../retention/retention-tabs'
import { HoldDrawer } from './hold-drawer'
import { stateOf } from './hold-state'
import { PlaceHold } from './place-hold'

export const holdsKey = ['legal-holds']
const tones = { active: 'info', asked: 'held', released: 'neutral' } as const

/** What must not be deleted, whatever its age. */
export const LegalHoldsPage = () => {
  const m = useMessages()
  const may = useMay()
  const [shown, setShown] = useState<'active' | 'all'>('active')
  const [isPlacing, setPlacing] = useState(false)
  const [openId, setOpenId] = useState<string>()
  const query = shown === 'active' ? { active: 'true' } : {}
  const list = useList([...holdsKey, shown], () =>
    answered(retention.GET('/v1/retention/legal-holds', { params: { query: query as never } })).then(({ items }) => ({
      items,
      nextCursor: null,
    })),
  )
  return (
    <Page
      title={m.shell.pages.legalHolds}
      subtitle={m.holds.hint}
      actions={
        may('hold:write', 'everywhere') && (
          <Button kind="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setPlacing(true)}>
            {m.holds.place}
          </Button>
        )
      }
    >
      <RetentionTabs />
      <ListSection
        label={m.shell.pages.legalHolds}
        list={list}
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowName={({ matter }) => matter}
        onOpen={({ id }) => setOpenId(id)}
        openKey={openId}
        toolbar={
          <ChoiceButtons
            label={m.directory.state}
            value={shown}
            onChange={setShown}
            choices={(['active', 'all'] as const).map((value) => ({ value, label: m.holds[value] }))}
          />
        }
        empty={<EmptyState icon={Gavel} title={m.holds.none} />}
      />
      <HoldDrawer hold={list.rows.find(({ id }) => id === openId)} onClose={() => setOpenId(undefined)} />
      {isPlacing && <PlaceHold onClose={() => setPlacing(false)} />}
    </Page>
  )
}

const useColumns = (): readonly Column<LegalHold>[] => {
  const m = useMessages()
  const nameOf = useActorNames()
  return [
    {
      id: 'matter',
      label: m.holds.matter,
      width: 'w-56',
      isMain: true,
      cell: ({ matter }) => <bdi className="font-medium">{matter}</bdi>,
    },
    { id: 'reason', label: m.holds.reason, cell: ({ reason }) => <bdi>{reason}</bdi> },
    { id: 'custodian', label: m.holds.custodian, width: 'w-48', cell: ({ custodian }) => <bdi>{custodian}</bdi> },
    { id: 'by', label: m.holds.placedBy, width: 'w-40', cell: ({ placedBy }) => <bdi>{nameOf(placedBy)}</bdi> },
    { id: 'at', label: m.holds.placedAt, width: 'w-36', cell: ({ placedAt }) => <Time at={placedAt} as="day" /> },
    {
      id: 'state',
      label: m.directory.state,
      width: 'w-44',
      isMain: true,
      cell: (hold) => <Badge tone={tones[stateOf(hold)]}>{m.holds.states[stateOf(hold)]}</Badge>,
    },
  ]
}
