import { useMutation } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { accessDecision, answered } from '../../api/client'
import type { Configuration } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge, type Tone } from '../../ui/badge'
import { Button } from '../../ui/button'
import { Section } from '../../ui/page'
import { PickField } from '../../ui/pick-field'
import { announce } from '../../ui/toasts'
import { noRule } from '../access-rules/access-rules-page'
import { ChangeDialog } from './change-dialog'
import { type Change, type ChangedKind, isDifferent, unchanged } from './changes'

interface Props {
  readonly changes: readonly Change[]
  readonly onChange: (changes: readonly Change[]) => void
}

const keyOf = ({ kind, id }: Pick<Change, 'kind' | 'id'>): string => `${kind} ${id}`

/** The rules and schedules that would be different: switched off, changed, gone, or new. */
export const ChangesSection = ({ changes, onChange }: Props) => {
  const m = useMessages()
  const [edited, setEdited] = useState<Change>()
  const put = (change: Change) => {
    const isKnown = changes.some((one) => keyOf(one) === keyOf(change))
    onChange(isKnown ? changes.map((one) => (keyOf(one) === keyOf(change) ? change : one)) : [...changes, change])
  }
  const choose = useMutation({
    mutationFn: ({ kind, id }: { kind: ChangedKind; id: string }) => readOne(kind, id),
    onSuccess: put,
    onError: (error) => announce(error.message, 'failed'),
  })
  const drop = (change: Change) => onChange(changes.filter((one) => keyOf(one) !== keyOf(change)))
  const newRule = () => {
    const name = m.rules.newRule
    setEdited({
      kind: 'access-rules',
      id: freeId(changes),
      known: undefined,
      draft: { ...noRule, name },
      isRemoved: false,
    })
  }
  return (
    <Section
      title={m.replay.change}
      actions={
        <Button size="small" icon={<Plus aria-hidden className="size-4" />} onClick={newRule}>
          {m.replay.newRule}
        </Button>
      }
    >
      <div className="grid gap-4 p-4 sm:grid-cols-2">
        {(['access-rules', 'schedules'] as const).map((kind) => (
          <PickField
            key={kind}
            label={kind === 'schedules' ? m.replay.schedules : m.replay.rules}
            kind={kind}
            value={[]}
            onChange={([id]) => id !== undefined && choose.mutate({ kind, id })}
          />
        ))}
      </div>
      {changes.length === 0 ? (
        <p className="border-t border-line px-4 py-3 text-soft">{m.replay.nothing}</p>
      ) : (
        <ul className="border-t border-line">
          {changes.map((change) => (
            <ChangeRow
              key={keyOf(change)}
              change={change}
              onChange={put}
              onEdit={() => setEdited(change)}
              onDrop={() => drop(change)}
            />
          ))}
        </ul>
      )}
      {edited !== undefined && <ChangeDialog change={edited} onChange={put} onClose={() => setEdited(undefined)} />}
    </Section>
  )
}

interface RowProps {
  readonly change: Change
  readonly onChange: (change: Change) => void
  readonly onEdit: () => void
  readonly onDrop: () => void
}

const ChangeRow = ({ change, onChange, onEdit, onDrop }: RowProps) => {
  const m = useMessages()
  const { kind, draft, isRemoved, known } = change
  const isOn = !('enabled' in draft) || draft.enabled
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2 last:border-0">
      <span className="flex min-w-0 items-center gap-2">
        <span className="text-soft">{m.replay.kinds[kind]}</span>
        <bdi className="truncate font-medium">{draft.name}</bdi>
        <ChangeBadge change={change} />
      </span>
      <span className="flex flex-wrap gap-2">
        {'enabled' in draft && !isRemoved && (
          <Button size="small" onClick={() => onChange({ ...change, draft: { ...draft, enabled: !isOn } } as Change)}>
            {isOn ? m.replay.switchOff : m.replay.switchOn}
          </Button>
        )}
        {!isRemoved && (
          <Button size="small" onClick={onEdit}>
            {m.replay.edit}
          </Button>
        )}
        {known !== undefined && (
          <Button size="small" onClick={() => onChange({ ...change, isRemoved: !isRemoved })}>
            {isRemoved ? m.replay.keep : m.replay.remove}
          </Button>
        )}
        <Button size="small" kind="quiet" onClick={onDrop}>
          {m.replay.undo}
        </Button>
      </span>
    </li>
  )
}

const ChangeBadge = ({ change }: { change: Change }) => {
  const m = useMessages()
  const [tone, text] = lookOf(change, m.replay)
  return <Badge tone={tone}>{text}</Badge>
}

type Texts = ReturnType<typeof useMessages>['replay']

const lookOf = (change: Change, texts: Texts): readonly [Tone, string] => {
  const { draft, known, isRemoved } = change
  if (isRemoved) return ['denied', texts.isRemoved]
  if (known === undefined) return ['granted', texts.isNew]
  if ('enabled' in draft && !draft.enabled && 'enabled' in known && known.enabled) return ['held', texts.isOff]
  return isDifferent(change) ? ['info', texts.isChanged] : ['neutral', texts.isSame]
}

const readOne = async (kind: ChangedKind, id: string): Promise<Change> => {
  const params = { path: { id } }
  if (kind === 'schedules') {
    return unchanged(kind, await answered(accessDecision.GET('/v1/schedules/{id}', { params })))
  }
  const rule: Configuration['access-rules'] = await answered(accessDecision.GET('/v1/access-rules/{id}', { params }))
  return unchanged(kind, rule)
}

const freeId = (changes: readonly Change[]): string => {
  const taken = new Set(changes.map(({ id }) => id))
  let number = 1
  while (taken.has(`new-rule-${number}`)) number += 1
  return `new-rule-${number}`
}
