/** What somebody or something was called from some time on. */
export interface NameSince {
  /** RFC 3339 */
  readonly from: string
  readonly name: string
}

/** What is shown for the name of somebody whose personal data was erased. */
export const ERASED_NAME = 'erased person'

/** The name at a time, or the first one known when there was none yet. */
export const nameAt = (names: readonly NameSince[], at: Date): string | null =>
  (names.findLast(({ from }) => Date.parse(from) <= at.getTime()) ?? names[0])?.name ?? null
