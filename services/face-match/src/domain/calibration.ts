/** How a cosine of a model becomes a percentage. */
export interface Calibration {
  readonly calibrationId: string
  /** where 50 % is: a false-match rate of 0.1 % on the pairs it was measured on */
  readonly mid: number
  readonly k: number
}

/**
 * The percentage that a cosine is shown as: 50 % at a false-match rate of 0.1 %, 30 % at 1 %.
 * `100 / (1 + exp(-k·(cos - mid)))`, so k = ln(7/3) / (c₀.₁% - c₁%).
 */
export const scorePctOf = (cosine: number, { mid, k }: Calibration): number => 100 / (1 + Math.exp(-k * (cosine - mid)))

/** Measured with YuNet and MobileFaceNet, four views of a face (see docs/faces-model-card.md). */
export const DEFAULT_CALIBRATION: Calibration = { calibrationId: 'foamliu-mbf-128x4/v1', mid: 0.314, k: 11.3 }
