import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useShortcuts } from '../app/keyboard'
import { useIsNarrow, useIsPrinting } from '../app/use-media'
import { useMessages } from '../app/use-messages'
import { classNames } from './class-names'
import type { MenuAction } from './menu'
import { placeOf } from './place-of'
import { TableRow } from './table-row'

export interface Column<Row> {
  readonly id: string
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** share of the width, as in `w-40` */
  readonly width?: string
  /** on the first line where rows are cards, at the width of a phone */
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
const CARD_PX = { comfortable: 64, compact: 56 }
/** Drawn beyond what is seen: as much as a wheel moves in a frame. */
const OVERSCAN = 3
/** Further rows are asked for so many before the last. */
const AHEAD = 12
const PRINTED_ROWS = 5_000

/** A table of which only what is seen is drawn, so that its length costs nothing. Rows are walked with j and k. */
export const DataTable = <Row,>(props: Props<Row>) => {
  const { label, rows, rowKey, onMore, hasMore = false, onAway } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [activeKey, setActiveKey] = useState<string>()
  // By its key, not by its place: rows that come in above leave the reader on the row that is read.
  const stood = useRef(0)
  const active = placeOf(rows, rowKey, { key: activeKey, before: stood.current })
  stood.current = active
  const activate = (place: number) => {
    const row = rows[place]
    if (row === undefined) return
    stood.current = place
    setActiveKey(rowKey(row))
    props.onActive?.(row)
  }
  const isPrinting = useIsPrinting()
  const isCard = useIsNarrow() && !isPrinting
  const density = document.documentElement.dataset.density === 'compact' ? 'compact' : 'comfortable'
  const rowPx = (isCard ? CARD_PX : ROW_PX)[density]
  // The same function while one scrolls: with a new one the virtualizer measures all rows again.
  const keyAt = useCallback((place: number) => rowKey(rows[place]!), [rows, rowKey])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    getItemKey: keyAt,
  })
  useEffect(() => virtual.measure(), [rowPx])
  const items = virtual.getVirtualItems()
  const last = items.at(-1)
  useEffect(() => {
    if (hasMore && last !== undefined && last.index >= rows.length - AHEAD) onMore?.()
  }, [hasMore, last?.index, rows.length])

  const focus = (place: number): boolean => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)
    row?.focus()
    return row !== null && row !== undefined
  }
  /** At once where the row is drawn: the next key may come before the next frame. */
  const move = (step: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, active + step))
    activate(next)
    virtual.scrollToIndex(next)
    if (!focus(next)) requestAnimationFrame(() => focus(next))
  }
  useShortcuts({ j: () => move(1), k: () => move(-1) })
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (step === undefined || event.target !== event.currentTarget.querySelector(':focus')) return
    if (!(event.target as HTMLElement).matches('tr')) return
    event.preventDefault()
    move(step)
  }
  const shown: readonly Pick<VirtualItem, 'index' | 'key'>[] = isPrinting
    ? rows.slice(0, PRINTED_ROWS).map((row, index) => ({ index, key: rowKey(row) }))
    : items
  const before = isPrinting ? 0 : (items[0]?.start ?? 0)
  const after = isPrinting ? 0 : virtual.getTotalSize() - (last?.end ?? 0)
  return (
    <div
      ref={scroller}
      onScroll={({ currentTarget }) => onAway?.(currentTarget.scrollTop > rowPx)}
      className={classNames(
        'relative overflow-auto overscroll-contain print:h-auto print:max-h-none print:overflow-visible',
        props.className ?? 'max-h-[70vh]',
      )}
      tabIndex={-1}
    >
      <table
        className="w-full table-fixed border-collapse"
        aria-label={label}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        onKeyDown={press}
      >
        <Head {...props} isCard={isCard} />
        <tbody>
          {before > 0 && <Spacer px={before} />}
          {shown.map(({ index, key }) => (
            <TableRow
              key={key}
              row={rows[index]!}
              columns={props.columns}
              place={index}
              name={props.rowName(rows[index]!)}
              isActive={index === active}
              isOpen={props.openKey === rowKey(rows[index]!)}
              heightPx={rowPx}
              isCard={isCard}
              onFocus={() => activate(index)}
              onOpen={props.onOpen}
              actions={props.actionsOf?.(rows[index]!)}
            />
          ))}
          {after > 0 && <Spacer px={after} />}
        </tbody>
      </table>
    </div>
  )
}

const Head = <Row,>({ label, columns, actionsOf, isCard }: Props<Row> & { readonly isCard: boolean }) => {
  const m = useMessages()
  return (
    <thead className={isCard ? '' : 'sticky top-0 z-10 bg-surface'}>
      <tr>
        {isCard ? (
          <th scope="col" className="h-0 p-0">
            <span className="sr-only">{label}</span>
          </th>
        ) : (
          columns.map(({ id, label: name, width }) => (
            <th
              key={id}
              scope="col"
              className={classNames(
                'h-9 truncate border-b border-line px-3 text-left text-xs font-medium text-faint',
                width,
              )}
            >
              {name}
            </th>
          ))
        )}
        {actionsOf !== undefined && (
          <th scope="col" className={classNames('no-print w-12', !isCard && 'border-b border-line')}>
            <span className="sr-only">{m.actions.more('')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

const Spacer = ({ px }: { px: number }) => (
  <tr aria-hidden style={{ height: px }}>
    <td />
  </tr>
)
