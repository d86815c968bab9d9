import { useEffect, useState } from 'react'
import { useTimeText } from '../app/time'

/** An instant as people say it, with the exact one on hover and for readers. */
export const Time = ({ at, as = 'short' }: { at: string; as?: 'short' | 'full' | 'day' | 'relative' }) => {
  const text = useTimeText()
  useMinute(as === 'relative')
  return (
    <time dateTime={at} title={`${text.full(at)} (${text.zone})`}>
      {text[as](at)}
    </time>
  )
}

/** Draws again each half minute, so that “2 minutes ago” stays true. */
const useMinute = (isNeeded: boolean): void => {
  const [, setTick] = useState(0)
  useEffect(() => {
    if (!isNeeded) return
    const timer = setInterval(() => setTick((tick) => tick + 1), 30_000)
    return () => clearInterval(timer)
  }, [isNeeded])
}
