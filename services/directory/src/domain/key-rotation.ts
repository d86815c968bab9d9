/** A key that is not retired. */
export interface KeyInUse {
  readonly kid: string
  readonly signsFrom: Date
  /** whether its private part can be read; it cannot after the secret it was sealed under was replaced */
  readonly isUsable: boolean
}

export interface RotationSettings {
  /** how long a key signs */
  readonly signsForMs: number
  /** how long before it signs a key is made known */
  readonly announcedForMs: number
  /** how long after it has signed for the last time a key is still needed to verify */
  readonly verifiesForMs: number
}

export interface Rotation {
  /** when the next key begins to sign; undefined while none is due */
  readonly nextSignsFrom: Date | undefined
  readonly retire: readonly string[]
}

/** What is to be done about the keys now. Without a key that could sign, the next one signs at once. */
export const rotationOf = (keys: readonly KeyInUse[], at: Date, settings: RotationSettings): Rotation => {
  const newestFirst = keys.toSorted((one, other) => other.signsFrom.getTime() - one.signsFrom.getTime())
  return {
    nextSignsFrom: nextSignsFrom(newestFirst, at, settings),
    retire: newestFirst.slice(1).flatMap(({ kid }, index) => {
      const successor = newestFirst[index]!
      return after(successor.signsFrom, settings.verifiesForMs) <= at ? [kid] : []
    }),
  }
}

const nextSignsFrom = (
  newestFirst: readonly KeyInUse[],
  at: Date,
  { signsForMs, announcedForMs }: RotationSettings,
): Date | undefined => {
  const usable = newestFirst.filter(({ isUsable }) => isUsable)
  const [newest] = usable
  if (newest === undefined || usable.every(({ signsFrom }) => signsFrom > at)) return at
  return after(newest.signsFrom, signsForMs - announcedForMs) <= at ? after(at, announcedForMs) : undefined
}

/** The key that signs now: of those that may, the one that began last. */
export const signingNow = <Key extends KeyInUse>(keys: readonly Key[], at: Date): Key | undefined =>
  keys
    .filter(({ isUsable, signsFrom }) => isUsable && signsFrom <= at)
    .toSorted((one, other) => other.signsFrom.getTime() - one.signsFrom.getTime())[0]

const after = (date: Date, ms: number): Date => new Date(date.getTime() + ms)
