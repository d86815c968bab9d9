import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { accessDecision, answered, directory } from '../../api/client'
import { useMessages } from '../../app/use-messages'
import { useMay } from '../../app/use-session'
import { Button } from '../../ui/button'
import { Facts, Page, Section } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'
import { DoorsWithRules } from '../doors/doors-with-rules'
import { Validity } from '../keys/key-state'
import { GroupForm } from './group-form'
import { GroupMembers } from './group-members'

/** One group: until when it counts, who is in it, and which doors it opens. */
export const GroupPage = () => {
  const m = useMessages()
  const may = useMay()
  const { id } = useParams({ from: '/gate/groups/$id' })
  const [isChanging, setChanging] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['groups', 'one', id],
    queryFn: () => answered(directory.GET('/v1/groups/{id}', { params: { path: { id } } })),
  })
  if (error !== null) return <ErrorState isPage error={error} retry={() => void refetch()} />
  if (data === undefined) return <Skeleton />
  return (
    <Page
      title={data.name}
      actions={
        may('user:write', 'everywhere') && (
          <Button icon={<Pencil aria-hidden className="size-4" />} onClick={() => setChanging(true)}>
            {m.directory.changeGroup}
          </Button>
        )
      }
    >
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
        <GroupMembers groupId={id} />
      </div>
      {isChanging && <GroupForm group={data} onClose={() => setChanging(false)} />}
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
