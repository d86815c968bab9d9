import type { FaceQuality } from '@doorledger/contracts'
import { isLowQuality, probeFault } from './quality.js'
import { cosineOf } from './template.js'

/** A face of a snapshot, with what it takes to compare it. */
export interface ProbeFace {
  readonly quality: FaceQuality
  readonly template: Float32Array
}

export type Comparison =
  | {
      readonly kind: 'scored'
      readonly cosine: number
      readonly faces: number
      readonly lowQuality: boolean
      readonly quality: FaceQuality
      /** which of the faces it was */
      readonly index: number
    }
  | { readonly kind: 'no_face'; readonly detail: string }

/**
 * Compares the faces of a snapshot with the one template of whose credential it was (D-56): the best of those that are
 * good enough counts.
 * @param faces largest first
 */
export const bestMatch = (faces: readonly ProbeFace[], template: Float32Array): Comparison => {
  const usable = faces.flatMap(({ quality, template: probe }, index) =>
    probeFault(quality) === undefined ? [{ cosine: cosineOf(probe, template), quality, index }] : [],
  )
  const [best] = usable.toSorted((one, other) => other.cosine - one.cosine)
  if (best === undefined) {
    const [largest] = faces
    return { kind: 'no_face', detail: (largest && probeFault(largest.quality)) ?? 'no_face_detected' }
  }
  return { kind: 'scored', ...best, faces: usable.length, lowQuality: isLowQuality(best.quality) }
}
