import { useQuery } from '@tanstack/react-query'
import { answered, directory } from '../../api/client'
import { useMessages } from '../../app/use-messages'
import { useMay } from '../../app/use-session'

/** Who did something, by name: `user:` and an id, or whatever else acts. */
export const ActorName = ({ actor }: { actor: string }) => {
  const m = useMessages()
  const may = useMay()
  const [kind, id = ''] = actor.split(':')
  const { data } = useQuery({
    queryKey: ['people', 'one', id],
    enabled: kind === 'user' && may('user:read'),
    staleTime: 60_000,
    retry: false,
    queryFn: () => answered(directory.GET('/v1/users/{id}', { params: { path: { id } } })),
  })
  return <bdi>{data?.name ?? (kind === 'token' ? m.tokens.actor : actor)}</bdi>
}
