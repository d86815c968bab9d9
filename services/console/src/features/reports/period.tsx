import type { Report } from '../../api/types'
import { useTimeText } from '../../app/time'

/** The days a report is of; the end is the last moment that counts. */
export const Period = ({ filter: { from, to } }: Pick<Report, 'filter'>) => {
  const { day } = useTimeText()
  const first = from === undefined ? undefined : day(from)
  const last = to === undefined ? undefined : day(new Date(Date.parse(to) - 1))
  if (first === undefined || last === undefined || first === last) return first ?? last ?? '–'
  return `${first} – ${last}`
}
