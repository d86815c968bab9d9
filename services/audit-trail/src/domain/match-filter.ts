/** What of a comparison a row was stored with: a band, or why there is no score. */
export const storedMatches = [
  'green',
  'amber',
  'red',
  'off',
  'not_applicable',
  'opt_out',
  'no_photo',
  'no_face',
  'error',
] as const

/** What rows are filtered by: what they show of a comparison, or `none` where they show nothing. */
export const matchFilters = [...storedMatches, 'none'] as const
export type MatchFilter = (typeof matchFilters)[number]

/** `scored` stands for every band. */
export const matchesMeant = (asked: readonly (MatchFilter | 'scored')[]): readonly MatchFilter[] => [
  ...new Set(
    asked.flatMap((match): readonly MatchFilter[] => (match === 'scored' ? ['green', 'amber', 'red'] : [match])),
  ),
]
