/** One telling of one moment at a lock. All that are matched are of one lock, one credential and one result. */
export interface Telling {
  readonly id: string
  readonly source: 'phone' | 'lock'
  /** Unix time in milliseconds, by the clock of who tells */
  readonly occurredMs: number
}

export interface Matching {
  /** id → id of the other telling of the same moment, both ways */
  readonly partners: ReadonlyMap<string, string>
  /** which have equally good partners: they stay apart, and are flagged */
  readonly tied: ReadonlySet<string>
}

/** How far the clocks of a phone and a lock may be apart, unless another window is given (D-08). */
export const MATCH_WINDOW_MS = 120_000

interface Pair {
  readonly phone: string
  readonly lock: string
  readonly apartMs: number
}

/**
 * Which reports of phones and records of locks tell of the same moment: nearest first, one to one, at most the window
 * apart (D-08). Follows from the set of tellings alone, so it does not matter in which order they came.
 */
export const matchUnlocks = (tellings: readonly Telling[], windowMs = MATCH_WINDOW_MS): Matching => {
  const partners = new Map<string, string>()
  const tied = new Set<string>()
  const isFree = ({ phone, lock }: Pair) => [phone, lock].every((id) => !partners.has(id) && !tied.has(id))
  for (const [, equallyNear] of [...Map.groupBy(pairsOf(tellings, windowMs), ({ apartMs }) => apartMs)].sort(
    byDistance,
  )) {
    const free = equallyNear.filter(isFree)
    const timesNamed = countIds(free)
    for (const { phone, lock } of free) {
      if (timesNamed.get(phone) === 1 && timesNamed.get(lock) === 1) {
        partners.set(phone, lock).set(lock, phone)
      } else {
        tied.add(phone).add(lock)
      }
    }
  }
  return { partners, tied }
}

const byDistance = ([one]: readonly [number, unknown], [other]: readonly [number, unknown]): number => one - other

const pairsOf = (tellings: readonly Telling[], windowMs: number): readonly Pair[] => {
  const locks = tellings.filter(({ source }) => source === 'lock')
  return tellings
    .filter(({ source }) => source === 'phone')
    .flatMap((phone) => locks.map((lock) => pairOf(phone, lock)))
    .filter(({ apartMs }) => apartMs <= windowMs)
}

const pairOf = (phone: Telling, lock: Telling): Pair => ({
  phone: phone.id,
  lock: lock.id,
  apartMs: Math.abs(phone.occurredMs - lock.occurredMs),
})

const countIds = (pairs: readonly Pair[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const id of pairs.flatMap(({ phone, lock }) => [phone, lock])) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/**
 * Of tellings in any order, those that may have a say in who is matched with one at this time: each at most the window
 * away from the next.
 */
export const neighboursOf = <T extends Pick<Telling, 'occurredMs'>>(
  tellings: Iterable<T>,
  atMs: number,
  windowMs = MATCH_WINDOW_MS,
): readonly T[] => {
  const sorted = [...tellings].sort((one, other) => one.occurredMs - other.occurredMs)
  const later = sorted.filter(({ occurredMs }) => occurredMs >= atMs)
  const earlier = sorted.filter(({ occurredMs }) => occurredMs < atMs).reverse()
  return [...chainFrom(earlier, atMs, windowMs), ...chainFrom(later, atMs, windowMs)]
}

const chainFrom = <T extends Pick<Telling, 'occurredMs'>>(
  sorted: readonly T[],
  fromMs: number,
  windowMs: number,
): readonly T[] => {
  let lastMs = fromMs
  const end = sorted.findIndex(({ occurredMs }) => {
    const isBeyond = Math.abs(occurredMs - lastMs) > windowMs
    lastMs = occurredMs
    return isBeyond
  })
  return end === -1 ? sorted : sorted.slice(0, end)
}
