import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useShortcuts } from '../app/keyboard'
import { useMessages } from '../app/use-messages'
import { classNames } from './class-names'
import { ContextMenu, type MenuAction, RowMenu } from './menu'

export interface Column<Row> {
  readonly id: string
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** share of the width, as in `w-40` */
  readonly width?: string
  /** also where there is room for little: at the width of a phone */
  readonly isMain?: boolean
}

interface Props<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  /** how a row is called where its actions are offered */
  readonly rowName: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  readonly actionsOf?: (row: Row) => readonly MenuAction[]
  readonly openKey?: string | undefined
  readonly hasMore?: boolean
  readonly onMore?: () => void
  /** whether the reader has left the first rows */
  readonly onAway?: (isAway: boolean) => void
  /** the row that keys are about */
  readonly onActive?: (row: Row) => void
  readonly className?: string
}

const ROW_PX = { comfortable: 40, compact: 32 }
const AHEAD = 12

/** A table of which only what is seen is drawn, so that its length costs nothing. Rows are walked with j and k. */
export const DataTable = <Row,>(props: Props<Row>) => {
  const { label, rows, columns, rowKey, onMore, hasMore = false, onAway } = props
  const m = useMessages()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const rowPx = document.documentElement.dataset.density === 'compact' ? ROW_PX.compact : ROW_PX.comfortable
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: AHEAD,
    getItemKey: (place) => rowKey(rows[place]!),
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)
  useEffect(() => {
    if (hasMore && last !== undefined && last.index >= rows.length - AHEAD) onMore?.()
  }, [hasMore, last?.index, rows.length])

  const move = (step: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, active + step))
    setActive(next)
    virtual.scrollToIndex(next)
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-place="${next}"]`)?.focus())
  }
  useShortcuts({ j: () => move(1), k: () => move(-1) })
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (step === undefined || event.target !== event.currentTarget.querySelector(':focus')) return
    if (!(event.target as HTMLElement).matches('tr')) return
    event.preventDefault()
    move(step)
  }
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (last?.end ?? 0)
  return (
    <div
      ref={scroller}
      onScroll={({ currentTarget }) => onAway?.(currentTarget.scrollTop > rowPx)}
      className={classNames('relative overflow-auto overscroll-contain', props.className ?? 'max-h-[70vh]')}
      tabIndex={-1}
    >
      <table
        className="w-full table-fixed border-collapse"
        aria-label={label}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        onKeyDown={press}
      >
        <thead className="sticky top-0 z-10 bg-surface">
          <tr>
            {columns.map(({ id, label: name, width, isMain }) => (
              <th
                key={id}
                scope="col"
                className={classNames(
                  'h-9 truncate border-b border-line px-3 text-left text-xs font-medium text-faint',
                  width,
                  isMain !== true && 'max-md:hidden',
                )}
              >
                {name}
              </th>
            ))}
            {props.actionsOf !== undefined && (
              <th scope="col" className="w-12 border-b border-line">
                <span className="sr-only">{m.actions.more('')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer px={before} />}
          {items.map(({ index, key }) => (
            <TableRow
              key={key}
              {...props}
              row={rows[index]!}
              place={index}
              isActive={index === Math.min(active, rows.length - 1)}
              onFocus={() => {
                setActive(index)
                props.onActive?.(rows[index]!)
              }}
              heightPx={rowPx}
            />
          ))}
          {after > 0 && <Spacer px={after} />}
        </tbody>
      </table>
    </div>
  )
}

const Spacer = ({ px }: { px: number }) => (
  <tr aria-hidden style={{ height: px }}>
    <td />
  </tr>
)

interface RowProps<Row> extends Props<Row> {
  readonly row: Row
  readonly place: number
  readonly isActive: boolean
  readonly onFocus: () => void
  readonly heightPx: number
}

const TableRow = <Row,>(props: RowProps<Row>) => {
  const { row, place, columns, rowKey, rowName, onOpen, actionsOf, openKey, heightPx } = props
  const m = useMessages()
  const actions = actionsOf?.(row) ?? []
  return (
    <ContextMenu actions={actions}>
      <tr
        data-place={place}
        aria-rowindex={place + 2}
        aria-current={openKey === rowKey(row) || undefined}
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
        {columns.map(({ id, cell, isMain }) => (
          <td key={id} className={classNames('truncate px-3', isMain !== true && 'max-md:hidden')}>
            {cell(row)}
          </td>
        ))}
        {actionsOf !== undefined && (
          <td className="px-2 text-right" onClick={(event) => event.stopPropagation()}>
            <RowMenu label={m.actions.more(rowName(row))} actions={actions} />
          </td>
        )}
      </tr>
    </ContextMenu>
  )
}
