import { useState } from 'react'
import { answered, auditTrail } from '../../api/client'
import type { AccessEvent } from '../../api/types'
import { useList } from '../../app/use-list'
import { useMessages } from '../../app/use-messages'
import { ChoiceButtons } from '../../ui/choice-buttons'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { EmptyState } from '../../ui/states'
import { doorName, logColumns } from '../access-log/log-columns'

const ranges = ['today', '7', '30', '90', '365'] as const
const shown = ['time', 'result', 'door', 'type', 'reason']

/** What the doors recorded of whoever is signed in. */
export const MyAccessPage = () => {
  const m = useMessages()
  const [range, setRange] = useState<(typeof ranges)[number]>('30')
  const list = useList<AccessEvent>(['my-access', range], (cursor) =>
    answered(
      auditTrail.GET('/v1/access-events/mine', {
        params: { query: { range, limit: 100, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  )
  return (
    <Page title={m.shell.pages.myAccess} subtitle={m.myAccess.hint}>
      <ListSection
        label={m.shell.pages.myAccess}
        list={list}
        columns={logColumns(m).filter(({ id }) => shown.includes(id))}
        rowKey={({ id }) => id}
        rowName={doorName}
        toolbar={
          <ChoiceButtons
            label={m.accessLog.period}
            value={range}
            onChange={setRange}
            choices={ranges.map((value) => ({
              value,
              label: value === 'today' ? m.accessLog.today : m.accessLog.days(Number(value)),
            }))}
          />
        }
        empty={<EmptyState title={m.myAccess.none} />}
      />
    </Page>
  )
}
