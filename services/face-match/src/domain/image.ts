/** A picture in memory: 8 bits a channel, red, green, blue, row by row. */
export interface RgbImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

export type Point = readonly [x: number, y: number]

/** A face that was found, in pixels of the picture. */
export interface FoundFace {
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** 0–1 */
  readonly score: number
  /** left eye, right eye, nose, left and right corner of the mouth, as they lie in the picture */
  readonly landmarks: readonly Point[]
}
