import { Link } from '@tanstack/react-router'
import { accessDecision, answered } from '../../api/client'
import { useNames } from '../../app/use-pickable'
import { useList } from '../../app/use-list'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Section } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'

/** Who may enter at some time, and the rules that say so. */
export const DoorPeople = ({ id }: { id: string }) => {
  const m = useMessages()
  const nameOf = useNames('people')
  const scheduleName = useNames('schedules')
  const list = useList(['doors', 'people', id], (cursor) =>
    answered(
      accessDecision.GET('/v1/doors/{id}/people', {
        params: { path: { id }, query: { limit: 100, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  )
  return (
    <Section title={m.rules.peopleOf}>
      {list.error !== null && <ErrorState error={list.error} retry={list.refetch} />}
      {list.isPending && list.error === null && <Skeleton lines={3} />}
      {!list.isPending && list.rows.length === 0 && <p className="px-4 py-3 text-soft">{m.rules.nobodyMayEnter}</p>}
      <ul>
        {list.rows.map(({ userId, rules }) => (
          <li
            key={userId}
            className="grid items-baseline justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-0 sm:flex sm:flex-wrap"
          >
            <Link
              to="/people/$id"
              params={{ id: userId }}
              className="font-medium text-accent underline underline-offset-2"
            >
              <bdi>{nameOf(userId)}</bdi>
            </Link>
            <span className="text-soft">
              {rules.map(({ id: ruleId, name, scheduleIds }, place) => (
                <span key={ruleId}>
                  {place > 0 && ', '}
                  <bdi>{name}</bdi> ({scheduleIds.map(scheduleName).join(', ') || m.rules.anyTime})
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <div className="p-3">
          <Button onClick={list.more}>{m.actions.loadMore}</Button>
        </div>
      )}
    </Section>
  )
}
