import type { ReactNode } from 'react'
import { useMessages } from '../app/use-messages'
import { classNames } from './class-names'
import type { Column } from './data-table'
import { ContextMenu, type MenuAction, RowMenu } from './menu'

interface Props<Row> {
  readonly row: Row
  readonly columns: readonly Column<Row>[]
  readonly place: number
  readonly name: string
  readonly isActive: boolean
  readonly isOpen: boolean
  readonly heightPx: number
  /** without room for columns */
  readonly isCard: boolean
  readonly onFocus: () => void
  readonly onOpen: ((row: Row) => void) | undefined
  /** undefined where rows of the table have none */
  readonly actions: readonly MenuAction[] | undefined
}

/** One row: cells side by side or, where there is no room, a card of two lines. */
export const TableRow = <Row,>(props: Props<Row>) => {
  const { row, place, onOpen, actions, heightPx } = props
  const m = useMessages()
  return (
    <ContextMenu actions={actions ?? []}>
      <tr
        data-place={place}
        aria-rowindex={place + 2}
        aria-current={props.isOpen || undefined}
        tabIndex={props.isActive ? 0 : -1}
        onFocus={props.onFocus}
        onClick={() => onOpen?.(row)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.target !== event.currentTarget) return
          event.preventDefault()
          onOpen?.(row)
        }}
        style={{ height: heightPx }}
        className={classNames(
          'border-b border-line/70 hover:bg-hover aria-[current]:bg-selected -outline-offset-2',
          onOpen !== undefined && 'cursor-pointer',
        )}
      >
        {props.isCard ? <Card {...props} /> : <Cells {...props} />}
        {actions !== undefined && (
          <td className="no-print px-2 text-right" onClick={(event) => event.stopPropagation()}>
            <RowMenu label={m.actions.more(props.name)} actions={actions} isActive={props.isActive} />
          </td>
        )}
      </tr>
    </ContextMenu>
  )
}

const Cells = <Row,>({ row, columns }: Pick<Props<Row>, 'row' | 'columns'>) =>
  columns.map(({ id, cell }) => (
    <td key={id} className="truncate px-3">
      {cell(row)}
    </td>
  ))

/** What matters most on the first line, all else on the second. */
const Card = <Row,>({ row, columns }: Pick<Props<Row>, 'row' | 'columns'>) => {
  const main = columns.filter(({ isMain }) => isMain === true)
  const rest = columns
    .filter(({ isMain }) => isMain !== true)
    .map(({ id, cell }) => ({ id, content: cell(row) }))
    .filter(({ content }) => !isNothing(content))
  return (
    <td className="px-3">
      <div className="flex items-center gap-2 overflow-hidden *:min-w-0 *:truncate [&>:has(time)]:shrink-0 [&>:has(>.rounded-full)]:shrink-0 [&>:not(:first-child):not(:has(bdi))]:shrink-0">
        {main.map(({ id, cell }) => (
          <span key={id}>{cell(row)}</span>
        ))}
      </div>
      <div className="truncate text-sm text-soft [&>span>*]:align-middle">
        {rest.map(({ id, content }, at) => (
          <span key={id}>
            {at > 0 && ' · '}
            {content}
          </span>
        ))}
      </div>
    </td>
  )
}

const isNothing = (content: ReactNode): boolean =>
  content === null || content === undefined || content === false || content === '' || content === '–'
