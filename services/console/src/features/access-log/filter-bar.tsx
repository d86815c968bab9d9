import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { answered, auditTrail, directory } from '../../api/client'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { usePlaceName } from '../../app/use-place-name'
import type { Messages } from '../../messages/en'
import { Button } from '../../ui/button'
import { classNames } from '../../ui/class-names'
import { type Choice, controlLook } from '../../ui/field'
import { SearchField } from '../../ui/search-field'
import { DEFAULT_RANGE, isNarrowed, type ListFilter, listFilters, type LogFilters, without, withValue } from './filters'

interface Props {
  readonly filters: LogFilters
  /** @param isTyping whether it is one of many small changes, which the history need not keep */
  readonly onChange: (filters: LogFilters, isTyping?: boolean) => void
}

const ranges = ['today', '1', '7', '30', '90'] as const

/**
 * Narrows the log at once, without a button to apply.
 * @param isHeld whether rows are waited for, which come before what can be chosen
 */
export const FilterBar = ({ filters, onChange, isHeld }: Props & { readonly isHeld: boolean }) => {
  const m = useMessages()
  const choices = useChoices(isHeld)
  return (
    <div className="no-print grid gap-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField
          value={filters.q ?? ''}
          label={m.accessLog.search}
          onChange={(q) => {
            const { q: _, ...rest } = filters
            onChange(q === '' ? rest : { ...rest, q }, true)
          }}
        />
        {(['result', 'type', 'user', 'device', 'match'] as const).map((name) => (
          <AddFilter key={name} name={name} choices={choices[name]} {...{ filters, onChange }} />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <RangeButtons filters={filters} onChange={onChange} />
        <DayField name="from" {...{ filters, onChange }} />
        <DayField name="to" {...{ filters, onChange }} />
      </div>
      <Chips choices={choices} {...{ filters, onChange }} />
    </div>
  )
}

const AddFilter = ({ name, choices, filters, onChange }: Props & { name: ListFilter; choices: readonly Choice[] }) => {
  const m = useMessages()
  if (choices.length === 0) return null
  return (
    <select
      aria-label={m.accessLog.filterBy(m.accessLog.filterNames[name])}
      value=""
      onChange={({ target }) => onChange(withValue(filters, name, target.value))}
      className={classNames(controlLook, 'w-auto max-w-40')}
    >
      <option value="">{m.accessLog.filterNames[name]}</option>
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

const RangeButtons = ({ filters, onChange }: Props) => {
  const m = useMessages()
  const isDated = filters.from !== undefined || filters.to !== undefined
  const chosen = isDated ? undefined : (filters.range ?? DEFAULT_RANGE)
  return (
    <div
      role="group"
      aria-label={m.accessLog.period}
      className="flex rounded-md border border-control/60 bg-surface p-0.5"
    >
      {ranges.map((range) => (
        <button
          key={range}
          type="button"
          aria-pressed={chosen === range}
          onClick={() => {
            const { from: _, to: __, ...rest } = filters
            onChange({ ...rest, range })
          }}
          className="h-7.5 rounded px-2.5 text-sm font-medium text-soft hover:bg-hover aria-pressed:bg-accent aria-pressed:text-on-accent"
        >
          {range === 'today' ? m.accessLog.today : m.accessLog.days(Number(range))}
        </button>
      ))}
    </div>
  )
}

const DayField = ({ name, filters, onChange }: Props & { name: 'from' | 'to' }) => {
  const m = useMessages()
  const change = (value: string) => {
    const { [name]: _, range: __, ...rest } = filters
    onChange(value === '' ? rest : { ...rest, [name]: value })
  }
  return (
    <label className="flex items-center gap-1.5 text-sm whitespace-nowrap text-soft">
      {m.accessLog[name]}
      <input
        type="date"
        value={filters[name]?.slice(0, 10) ?? ''}
        onChange={({ target }) => change(target.value)}
        className={classNames(controlLook, 'w-38')}
      />
    </label>
  )
}

const Chips = ({
  filters,
  onChange,
  choices,
}: Props & { choices: Readonly<Record<ListFilter, readonly Choice[]>> }) => {
  const m = useMessages()
  const isAnything = isNarrowed(filters) || filters.from !== undefined || filters.to !== undefined
  const placeOf = usePlaceName()
  const labelOf = (name: ListFilter, value: string) =>
    name === 'facility' ? placeOf(value) : (choices[name].find((choice) => choice.value === value)?.label ?? value)
  if (!isAnything) return null
  return (
    <ul aria-label={m.accessLog.active} className="flex flex-wrap items-center gap-1.5">
      {listFilters.flatMap((name) =>
        (filters[name] ?? []).map((value) => (
          <Chip
            key={`${name} ${value}`}
            text={`${m.accessLog.filterNames[name]}: ${labelOf(name, String(value))}`}
            onRemove={() => onChange(without(filters, name, value))}
          />
        )),
      )}
      {(['q', 'from', 'to'] as const).map(
        (name) =>
          filters[name] !== undefined && (
            <Chip
              key={name}
              text={`${name === 'q' ? m.actions.search : m.accessLog[name]}: ${filters[name]}`}
              onRemove={() => onChange(Object.fromEntries(Object.entries(filters).filter(([key]) => key !== name)))}
            />
          ),
      )}
      <li>
        <Button kind="quiet" size="small" onClick={() => onChange({})}>
          {m.accessLog.clear}
        </Button>
      </li>
    </ul>
  )
}

const Chip = ({ text, onRemove }: { text: string; onRemove: () => void }) => {
  const m = useMessages()
  return (
    <li className="flex h-7 items-center gap-1 rounded-full bg-selected pr-1 pl-3 text-sm">
      <bdi>{text}</bdi>
      <button
        type="button"
        aria-label={m.accessLog.removeFilter(text)}
        onClick={onRemove}
        className="grid size-6 place-items-center rounded-full hover:bg-hover"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </li>
  )
}

const CHOICES = 200

const entriesOf = (texts: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(texts).map(([value, label]) => ({ value, label }))

const useChoices = (isHeld: boolean): Readonly<Record<ListFilter, readonly Choice[]>> => {
  const m: Messages = useMessages()
  const may = useMay()
  const query = { limit: CHOICES }
  const people = useQuery({
    queryKey: ['choices', 'people'],
    enabled: !isHeld && may('user:read'),
    staleTime: 60_000,
    queryFn: () => answered(directory.GET('/v1/users', { params: { query } })),
  })
  const locks = useQuery({
    queryKey: ['choices', 'locks'],
    enabled: !isHeld,
    staleTime: 60_000,
    queryFn: () => answered(auditTrail.GET('/v1/locks', { params: { query } })),
  })
  return {
    user: people.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    device: locks.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    result: entriesOf({ ...m.accessLog.results, ...(may('duress:read') && { duress: m.accessLog.duress }) }),
    type: entriesOf(m.accessLog.types),
    facility: [],
    reason: entriesOf(m.recordWords.reasons),
    match: entriesOf(m.matching.filter),
  }
}
