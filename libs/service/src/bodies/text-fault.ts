/** Why Postgres or UTF-8 cannot hold the text; undefined when they can. */
export const textFaultIn = (text: string): string | undefined => {
  if (text.includes('\0')) return 'must not hold NUL'
  return text.isWellFormed() ? undefined : 'must not hold half of a surrogate pair'
}
