import { useNavigate } from '@tanstack/react-router'
import { Check, ScrollText, X } from 'lucide-react'
import { useMessages } from '../../app/use-messages'
import { useNames } from '../../app/use-pickable'
import { Badge } from '../../ui/badge'
import { DataTable } from '../../ui/data-table'
import { FormFaults } from '../../ui/form-dialog'
import { Section } from '../../ui/page'
import { Callout, EmptyState } from '../../ui/states'
import { Time } from '../../ui/time'
import type { Difference, ReplayAnswer } from './replay-answer'

/** How far it is, and the attempts that the change decides otherwise. */
export const ReplayResult = ({ answer }: { answer: ReplayAnswer }) => {
  const m = useMessages()
  const { state, counts, differences } = answer
  return (
    <Section title={m.replay.differences}>
      <div className="grid gap-2 p-4">
        {state === 'running' && (
          <>
            <progress
              aria-label={m.replay.progress}
              value={counts.read}
              max={Math.max(1, counts.total)}
              className="h-2 w-full accent-(--accent)"
            />
            <p className="tabular text-sm text-soft">{m.replay.read(counts.read, counts.total)}</p>
          </>
        )}
        <p role="status" className="tabular">
          {m.replay.counts(counts.attempts, counts.differences)}
        </p>
        {counts.undecidable > 0 && <p className="text-sm text-soft">{m.replay.undecidable(counts.undecidable)}</p>}
        {state === 'too_many' && <Callout tone="held">{m.replay.tooMany}</Callout>}
        {state === 'broken' &&
          (answer.error === undefined ? (
            <Callout tone="held">{m.replay.broken}</Callout>
          ) : (
            <FormFaults error={answer.error} />
          ))}
      </div>
      {differences.length > 0 ? (
        <Differences differences={differences} />
      ) : (
        state === 'done' && <EmptyState icon={Check} title={m.replay.same} />
      )}
    </Section>
  )
}

const Differences = ({ differences }: { differences: readonly Difference[] }) => {
  const m = useMessages()
  const navigate = useNavigate()
  const doorName = useNames('doors')
  const ruleName = useNames('access-rules')
  const open = ({ accessEventId, occurredAt }: Difference) =>
    void navigate({ to: '/access-log', search: { ...aroundOf(occurredAt), row: accessEventId } })
  return (
    <div className="border-t border-line">
      <DataTable
        label={m.replay.differences}
        rows={differences}
        rowKey={({ accessEventId }) => accessEventId}
        rowName={({ doorId }) => doorName(doorId)}
        onOpen={open}
        actionsOf={(row) => [{ label: m.replay.open, icon: <ScrollText aria-hidden />, onSelect: () => open(row) }]}
        columns={[
          {
            id: 'at',
            label: m.accessLog.time,
            width: 'w-36',
            isMain: true,
            cell: ({ occurredAt }) => <Time at={occurredAt} />,
          },
          { id: 'door', label: m.accessLog.door, isMain: true, cell: ({ doorId }) => <bdi>{doorName(doorId)}</bdi> },
          {
            id: 'recorded',
            label: m.replay.recorded,
            width: 'w-32',
            cell: ({ recorded }) => <Decision decision={recorded.decision} />,
          },
          {
            id: 'present',
            label: m.replay.present,
            width: 'w-36',
            cell: ({ present }) => <Decision decision={present.decision} />,
          },
          {
            id: 'changed',
            label: m.replay.changed,
            width: 'w-36',
            isMain: true,
            cell: ({ changed }) => <Decision decision={changed.decision} />,
          },
          {
            id: 'why',
            label: m.replay.why,
            cell: ({ changed }) => m.recordWords.reasons[changed.reason] ?? changed.reason,
          },
          {
            id: 'rule',
            label: m.rules.rule,
            cell: ({ changed }) => <bdi>{changed.ruleId === undefined ? '–' : ruleName(changed.ruleId)}</bdi>,
          },
        ]}
      />
    </div>
  )
}

const Decision = ({ decision }: { decision: 'granted' | 'denied' }) => {
  const m = useMessages()
  return (
    <Badge tone={decision} icon={decision === 'granted' ? <Check aria-hidden /> : <X aria-hidden />}>
      {m.accessLog.results[decision]}
    </Badge>
  )
}

const DAY_MS = 86_400_000

/** The day before and after, so that the row stands among its neighbours. */
const aroundOf = (at: string) => ({
  from: new Date(Date.parse(at) - DAY_MS).toISOString(),
  to: new Date(Date.parse(at) + DAY_MS).toISOString(),
})
