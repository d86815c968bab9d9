import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { accessDecision, answered, directory } from '../../api/client'
import { useMessages } from '../../app/use-messages'
import { usePersonNames } from '../../app/use-person-names'
import { useMay } from '../../app/use-session'
import { Facts, Page, Section } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'
import { DoorsWithRules } from '../doors/doors-with-rules'
import { Validity } from '../keys/key-state'

const MOST_MEMBERS = 100

/** One group: until when it counts, who is in it, and which doors it opens. */
export const GroupPage = () => {
  const m = useMessages()
  const may = useMay()
  const { id } = useParams({ from: '/gate/groups/$id' })
  const { data, error, refetch } = useQuery({
    queryKey: ['groups', 'one', id],
    queryFn: () => answered(directory.GET('/v1/groups/{id}', { params: { path: { id } } })),
  })
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />
  if (data === undefined) return <Skeleton />
  return (
    <Page title={data.name}>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Section title={m.directory.group}>
          <Facts
            facts={[
              [m.directory.description, <bdi key="what">{data.description ?? '–'}</bdi>],
              [m.directory.members, data.memberCount],
              [m.directory.validUntil, <Validity key="until" until={data.validUntil} />],
            ]}
          />
        </Section>
        {may('rule:read') && <GroupDoors groupId={id} />}
        <Members groupId={id} />
      </div>
    </Page>
  )
}

const GroupDoors = ({ groupId }: { groupId: string }) => {
  const m = useMessages()
  const { data, error } = useQuery({
    queryKey: ['doors', 'of-group', groupId],
    queryFn: () => answered(accessDecision.GET('/v1/groups/{id}/doors', { params: { path: { id: groupId } } })),
  })
  return (
    <Section title={m.directory.membersMayEnter}>
      {error !== null && <ErrorState error={error} />}
      {data?.items.length === 0 && <p className="px-4 py-3 text-soft">{m.directory.namedByNoRule}</p>}
      {data !== undefined && <DoorsWithRules items={data.items} />}
    </Section>
  )
}

const Members = ({ groupId }: { groupId: string }) => {
  const m = useMessages()
  const { data, error } = useQuery({
    queryKey: ['groups', 'members', groupId],
    queryFn: () =>
      answered(
        directory.GET('/v1/groups/{id}/members', { params: { path: { id: groupId }, query: { limit: MOST_MEMBERS } } }),
      ),
  })
  const nameOf = usePersonNames()
  return (
    <Section title={m.directory.members}>
      {error !== null && <ErrorState error={error} />}
      <ul className="max-h-96 overflow-y-auto">
        {data?.items.map(({ userId }) => (
          <li key={userId} className="border-b border-line px-4 py-2 last:border-0">
            <Link to="/people/$id" params={{ id: userId }} className="text-accent underline underline-offset-2">
              <bdi>{nameOf(userId)}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
