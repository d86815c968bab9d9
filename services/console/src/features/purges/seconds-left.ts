const SECOND_MS = 1_000

interface Preview {
  readonly requestedAt: string
  readonly tokenExpiresAt: string
}

/** How long a preview still holds, by how long it is here: the clock of the browser may be a day off. */
export const secondsLeft = ({ requestedAt, tokenExpiresAt }: Preview, hereMs: number): number =>
  Math.max(0, Math.ceil((Date.parse(tokenExpiresAt) - Date.parse(requestedAt) - hereMs) / SECOND_MS))
