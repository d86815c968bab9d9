import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { accessDecision, answered } from '../../api/client'
import { useMessages } from '../../app/use-messages'
import { Section } from '../../ui/page'
import { ErrorState } from '../../ui/states'
import { DoorsWithRules } from '../doors/doors-with-rules'

/** Where the person may enter, and the rules that say so. */
export const PersonDoors = ({ userId }: { userId: string }) => {
  const m = useMessages()
  const { data, error } = useQuery({
    queryKey: ['doors', 'of', userId],
    queryFn: () => answered(accessDecision.GET('/v1/users/{id}/doors', { params: { path: { id: userId } } })),
  })
  return (
    <Section
      title={m.directory.mayEnter}
      actions={
        <Link to="/explain" search={{ person: userId }} className="text-sm text-accent underline underline-offset-2">
          {m.shell.pages.explain}
        </Link>
      }
    >
      {error !== null && <ErrorState error={error} />}
      {data?.items.length === 0 && <p className="px-4 py-3 text-soft">{m.directory.mayEnterNothing}</p>}
      {data !== undefined && <DoorsWithRules items={data.items} />}
    </Section>
  )
}
