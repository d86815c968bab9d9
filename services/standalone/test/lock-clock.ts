/** The clock of a lock that keeps UTC, where no hour comes twice. */
export const clock = (at: number): string => new Date(at).toISOString().slice(0, 19).replaceAll(/\D/g, '')
