import type { ReactNode } from 'react'
import { type List } from '../app/use-list'
import { useMessages } from '../app/use-messages'
import { type Column, DataTable } from './data-table'
import type { MenuAction } from './menu'
import { EmptyState, ErrorState, Skeleton } from './states'

interface Props<Item> {
  readonly label: string
  readonly list: List<Item>
  readonly columns: readonly Column<Item>[]
  readonly rowKey: (item: Item) => string
  readonly rowName: (item: Item) => string
  readonly onOpen?: (item: Item) => void
  readonly actionsOf?: (item: Item) => readonly MenuAction[]
  readonly onActive?: (item: Item) => void
  readonly openKey?: string | undefined
  readonly empty?: ReactNode
  readonly toolbar?: ReactNode
}

/** A list in each of its states: being read, refused, empty, or there. */
export const ListSection = <Item,>({ list, empty, toolbar, ...table }: Props<Item>) => {
  const m = useMessages()
  return (
    <section className="card overflow-hidden" aria-label={table.label}>
      {toolbar !== undefined && (
        <div className="flex flex-wrap items-end gap-2 border-b border-line p-2.5">{toolbar}</div>
      )}
      {list.error !== null && list.rows.length === 0 ? (
        <ErrorState error={list.error} retry={list.refetch} />
      ) : list.isPending ? (
        <Skeleton />
      ) : list.rows.length === 0 ? (
        (empty ?? <EmptyState title={m.states.nothingFound} />)
      ) : (
        <DataTable {...table} rows={list.rows} hasMore={list.hasMore} onMore={list.more} />
      )}
    </section>
  )
}
