import { useEffect, useRef } from 'react'

interface List {
  readonly isFetching: boolean
  readonly refetch: () => void
}

/**
 * Reads the list once more when the stream has begun: the list was asked for before that, perhaps while the page was
 * still being loaded, and what was recorded in between is in neither. A read that is under way is let end first.
 */
export const useCatchUp = ({ isFetching, refetch }: List, hasBegun: boolean): void => {
  const lacksRows = useRef(false)
  useEffect(() => {
    lacksRows.current = hasBegun
  }, [hasBegun])
  useEffect(() => {
    if (!lacksRows.current || isFetching) return
    lacksRows.current = false
    refetch()
  }, [hasBegun, isFetching])
}
