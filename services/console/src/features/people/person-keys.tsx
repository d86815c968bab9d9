import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { Section } from '../../ui/page'
import { ErrorState } from '../../ui/states'
import { AddKey } from '../keys/add-key'
import { KeyState, Validity } from '../keys/key-state'

/** What opens doors for the person. */
export const PersonKeys = ({ userId, isErased }: { userId: string; isErased: boolean }) => {
  const m = useMessages()
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['keys', 'of', userId],
    queryFn: () => answered(directory.GET('/v1/credentials', { params: { query: { user: userId, limit: 50 } } })),
  })
  return (
    <Section
      title={m.directory.keys}
      actions={
        may('credential:write') &&
        !isErased && (
          <Button size="small" icon={<Plus aria-hidden className="size-4" />} onClick={() => setAdding(true)}>
            {m.directory.addKey}
          </Button>
        )
      }
    >
      {error !== null && <ErrorState error={error} />}
      {data?.items.length === 0 && <p className="px-4 py-3 text-soft">{m.directory.noKeys}</p>}
      <ul>
        {data?.items.map((key) => (
          <li
            key={key.id}
            className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2 last:border-0"
          >
            <span>
              {m.directory.kinds[key.kind]}{' '}
              {key.last4 !== null && <code className="font-mono text-sm">…{key.last4}</code>}{' '}
              <bdi className="text-soft">{key.label}</bdi>
            </span>
            <span className="flex items-center gap-2">
              <Validity until={key.validUntil} />
              <KeyState state={key.state} />
            </span>
          </li>
        ))}
      </ul>
      {isAdding && <AddKey userId={userId} onClose={() => setAdding(false)} />}
    </Section>
  )
}
