import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { AccessEvent } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { IconButton } from '../../ui/button'

interface Walk {
  readonly rows: readonly AccessEvent[]
  readonly id: string
  readonly onMove: (id: string) => void
}

/** The row of an id among those that are listed, newest first, and the ones beside it. */
export const useRowWalk = ({ rows, id, onMove }: Walk) => {
  const place = rows.findIndex((row) => row.id === id)
  const [newer, shown, older] = [rows[place - 1], rows[place], rows[place + 1]]
  const go = (row: AccessEvent | undefined) => row !== undefined && onMove(row.id)
  return {
    shown,
    newer,
    older,
    goNewer: () => go(newer),
    goOlder: () => go(older),
    /** ← is back in time */
    press: ({ key }: KeyboardEvent) => {
      if (key === 'ArrowLeft') go(older)
      if (key === 'ArrowRight') go(newer)
    },
  }
}

/** Buttons to the row before and after. */
export const RowWalkButtons = ({ walk }: { walk: ReturnType<typeof useRowWalk> }): ReactNode => {
  const m = useMessages()
  return (
    <>
      <IconButton label={m.snapshots.older} disabled={walk.older === undefined} onClick={walk.goOlder}>
        <ChevronLeft aria-hidden className="size-5" />
      </IconButton>
      <IconButton label={m.snapshots.newer} disabled={walk.newer === undefined} onClick={walk.goNewer}>
        <ChevronRight aria-hidden className="size-5" />
      </IconButton>
    </>
  )
}
