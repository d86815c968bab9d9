import type { FaceSettings } from './face-settings.js'

/** How a score is shown. It allows and refuses nothing. */
export type MatchBand = 'green' | 'amber' | 'red'

/**
 * The band of a score, by the unrounded percentage (D-26). A face of low quality is never a mismatch, since a bad picture
 * must not accuse anybody.
 */
export const bandOf = (
  scorePct: number,
  lowQuality: boolean,
  { greenPct, amberPct }: Pick<FaceSettings, 'greenPct' | 'amberPct'>,
): MatchBand => {
  const band = scorePct >= greenPct ? 'green' : scorePct >= amberPct ? 'amber' : 'red'
  return lowQuality && band === 'red' ? 'amber' : band
}

const SIGNS: Readonly<Record<MatchBand, string>> = { green: '✓', amber: '⚠', red: '✕' }

/** `✓ 97%`: the percentage is cut, not rounded, so that what is not yet green does not look it. */
export const scoreText = (scorePct: number, band: MatchBand): string => `${SIGNS[band]} ${Math.floor(scorePct)}%`
