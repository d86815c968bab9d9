import { useQuery } from '@tanstack/react-query'
import { answered, directory } from '../../api/client'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { PickField } from '../../ui/pick-field'

interface Props {
  readonly value: string | undefined
  readonly onChange: (path: string) => void
}

/** Where it lies: premises by name, kept as the path of their ids, as in `hq/building-1/floor-2`. */
export const PlaceField = ({ value, onChange }: Props) => {
  const m = useMessages()
  const may = useMay()
  const { data } = useQuery({
    queryKey: ['premises', 'paths'],
    enabled: may('premises:read'),
    staleTime: 60_000,
    queryFn: () => answered(directory.GET('/v1/premises', { params: { query: { limit: 500 } } })),
  })
  const paths = new Map(data?.items.map(({ id, path }) => [id, path.join('/')]))
  const id = value === undefined || value === '' ? undefined : value.split('/').at(-1)
  return (
    <PickField
      label={m.locks.place}
      kind="premises"
      isSingle
      value={id === undefined ? [] : [id]}
      onChange={([chosen]) => onChange(chosen === undefined ? '' : (paths.get(chosen) ?? chosen))}
    />
  )
}
