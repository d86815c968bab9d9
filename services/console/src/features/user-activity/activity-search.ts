/** Whose log is shown, and what of it. It stands in the address, so it can be shared and gone back to (D-24). */
export interface ActivitySearch {
  /** id, number or user name; user 1 when absent */
  readonly user?: string
  /** days of the site; the last calendar month when both are absent */
  readonly from?: string
  readonly to?: string
  readonly q?: string
  readonly routineLogins?: 'true'
}

const day = /^\d{4}-\d{2}-\d{2}$/

/** Reads an address, whoever wrote it: what makes no sense is left out. */
export const activitySearchOf = (search: Readonly<Record<string, unknown>>): ActivitySearch => {
  const { user, q, from, to, routineLogins } = search
  const isText = (value: unknown) => (typeof value === 'string' && value !== '') || typeof value === 'number'
  const isDay = (value: unknown) => typeof value === 'string' && day.test(value)
  return {
    ...(isText(user) && { user: String(user) }),
    ...(isText(q) && { q: String(q) }),
    ...(isDay(from) && { from: String(from) }),
    ...(isDay(to) && { to: String(to) }),
    ...(String(routineLogins) === 'true' && { routineLogins: 'true' as const }),
  }
}

/** The same with another value; an empty one leaves it out. */
export const withPart = (search: ActivitySearch, part: keyof ActivitySearch, value: string): ActivitySearch => {
  const { [part]: _, ...rest } = search
  return activitySearchOf(value === '' ? rest : { ...rest, [part]: value })
}
