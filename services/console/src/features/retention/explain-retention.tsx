import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, retention } from '../../api/client'
import type { Policy, RetentionExplanation } from '../../api/types'
import { useTimeText } from '../../app/time'
import { useNames } from '../../app/use-pickable'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { SelectField, TextField } from '../../ui/field'
import { FormFaults } from '../../ui/form-dialog'
import { Section } from '../../ui/page'
import { PickField } from '../../ui/pick-field'
import { Time } from '../../ui/time'
import { instantOf } from '../explain/instant'
import { termText } from './term'

const picked = [
  ['premises', 'premises'],
  ['user', 'people'],
  ['door', 'doors'],
  ['device', 'devices'],
] as const
type Picked = (typeof picked)[number][0]

/** Which policy a record has, until when it is kept, and what holds it beyond that. */
export const ExplainRetention = () => {
  const m = useMessages()
  const { zone } = useTimeText()
  const [kind, setKind] = useState<Policy['recordKind']>('access-log')
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, '2026-01-01'.length))
  const [about, setAbout] = useState<Readonly<Partial<Record<Picked, string>>>>({})
  const explain = useMutation({
    mutationFn: () => {
      const given = Object.entries(about).filter(([, id]) => id !== '')
      const query = { recordKind: kind, occurredAt: instantOf(`${day}T12:00`, zone), ...Object.fromEntries(given) }
      return answered(retention.GET('/v1/retention/explain', { params: { query } }))
    },
  })
  return (
    <Section title={m.retention.explain}>
      <form
        className="grid gap-4 p-4"
        onSubmit={(event) => {
          event.preventDefault()
          explain.mutate()
        }}
      >
        <p className="text-soft">{m.retention.explainHint}</p>
        <FormFaults error={explain.error} />
        <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          <SelectField
            label={m.retention.record}
            value={kind}
            onChange={({ target }) => setKind(target.value as Policy['recordKind'])}
            choices={Object.entries(m.retention.kinds).map(([value, label]) => ({ value, label }))}
          />
          <TextField
            label={m.retention.occurred}
            type="date"
            required
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
          {picked.map(([name, of]) => (
            <PickField
              key={name}
              label={m.reports[of]}
              kind={of}
              isSingle
              value={about[name] === undefined || about[name] === '' ? [] : [about[name]]}
              onChange={([id = '']) => setAbout((before) => ({ ...before, [name]: id }))}
            />
          ))}
        </div>
        <div>
          <Button type="submit" isBusy={explain.isPending}>
            {m.retention.explainNow}
          </Button>
        </div>
        <div role="status">{explain.data !== undefined && <Explanation of={explain.data} />}</div>
      </form>
    </Section>
  )
}

const Explanation = ({ of }: { of: RetentionExplanation }) => {
  const { policy, source, mustBeKeptUntil, deletedFrom, askedFrom } = of
  const m = useMessages()
  const premises = useNames('premises')
  const { sources } = m.retention
  return (
    <ul className="grid list-disc gap-1 pl-5">
      <li>
        {source === 'premises' ? sources.premises(premises(policy.premisesId ?? '')) : sources[source]}{' '}
        {m.retention.keep} {termText(policy.keep, m.retention)}.
      </li>
      <li>
        {m.retention.mustKeep} <Time at={mustBeKeptUntil} as="full" />.
      </li>
      <li>
        {deletedFrom === null && askedFrom === null ? (
          m.retention.notByItself
        ) : (
          <>
            {askedFrom === null ? m.retention.deletedFrom : m.retention.askedFrom}{' '}
            <Time at={askedFrom ?? deletedFrom!} as="day" />.
          </>
        )}
      </li>
      <Holds of={of.holds} />
    </ul>
  )
}

const Holds = ({ of: holds }: { of: RetentionExplanation['holds'] }) => {
  const m = useMessages()
  if (holds.length === 0) return <li>{m.retention.notHeld}</li>
  return [true, false].map((certain) => {
    const matters = holds.flatMap(({ matter, isCertain }) => (isCertain === certain ? [matter] : []))
    return (
      matters.length > 0 && (
        <li key={String(certain)}>
          {certain ? m.retention.heldBy : m.retention.mayBeHeldBy} <bdi>{matters.join(', ')}</bdi>.
        </li>
      )
    )
  })
}
