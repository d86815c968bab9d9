import { useQuery } from '@tanstack/react-query'
import { Download, UserRound } from 'lucide-react'
import { answered, directory } from '../../api/client'
import { useMay, useSession } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { controlLook } from '../../ui/field'
import { SearchField } from '../../ui/search-field'
import { type ActivitySearch, withPart } from './activity-search'
import { downloadReport } from './download-report'

interface Props {
  readonly search: ActivitySearch
  /** @param isTyping whether it is one of many small changes, which the history need not keep */
  readonly onChange: (search: ActivitySearch, isTyping?: boolean) => void
}

const MOST = 500

/** Whose log, of when, and what of it. */
export const ActivityToolbar = ({ search, onChange }: Props) => {
  const m = useMessages()
  const { userId } = useSession()
  return (
    <>
      <PersonField search={search} onChange={onChange} />
      <DayField part="from" label={m.userActivity.from} search={search} onChange={onChange} />
      <DayField part="to" label={m.userActivity.to} search={search} onChange={onChange} />
      <SearchField
        value={search.q ?? ''}
        label={m.userActivity.search}
        onChange={(q) => onChange(withPart(search, 'q', q), true)}
      />
      <label className="flex h-9 items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={search.routineLogins === 'true'}
          onChange={({ target }) => onChange(withPart(search, 'routineLogins', target.checked ? 'true' : ''))}
        />
        {m.userActivity.routineLogins}
      </label>
      <Button
        icon={<UserRound aria-hidden className="size-4" />}
        onClick={() => onChange(withPart(search, 'user', userId))}
      >
        {m.userActivity.myself}
      </Button>
      <Button icon={<Download aria-hidden className="size-4" />} onClick={() => void downloadReport(search)}>
        {m.userActivity.download}
      </Button>
    </>
  )
}

/** A list of people for those who may see it; for others a field for number or user name. */
const PersonField = ({ search, onChange }: Props) => {
  const m = useMessages()
  const may = useMay()
  const { data } = useQuery({
    queryKey: ['people-to-choose'],
    enabled: may('user:read'),
    staleTime: 60_000,
    queryFn: () => answered(directory.GET('/v1/users', { params: { query: { limit: MOST } } })),
  })
  const people = data?.items ?? []
  const asked = search.user ?? '1'
  const chosen = people.find(({ id, userNo, username }) => [id, String(userNo), username].includes(asked))
  return (
    <select
      aria-label={m.directory.person}
      value={chosen?.id ?? asked}
      onChange={({ target }) => onChange(withPart(search, 'user', target.value))}
      className={`${controlLook} !w-auto max-w-60`}
    >
      {chosen === undefined && <option value={asked}>{m.userActivity.personNumber(asked)}</option>}
      {people.map(({ id, name, userNo }) => (
        <option key={id} value={id}>
          {`${name} (${userNo})`}
        </option>
      ))}
    </select>
  )
}

const DayField = ({ part, label, search, onChange }: Props & { part: 'from' | 'to'; label: string }) => (
  <input
    type="date"
    aria-label={label}
    title={label}
    value={search[part] ?? ''}
    onChange={({ target }) => onChange(withPart(search, part, target.value))}
    className={`${controlLook} !w-auto`}
  />
)
