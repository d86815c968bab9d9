import type { FaceQuality, PhotoFault } from '@doorledger/contracts'
import { FACE_PX } from './alignment.js'
import type { FoundFace, RgbImage } from './image.js'

/** How good a face is. @param aligned the same face, aligned */
export const qualityOf = ({ landmarks }: FoundFace, aligned: RgbImage): FaceQuality => {
  const grey = greyOf(aligned)
  return {
    ...poseOf(landmarks),
    sharpness: laplacianVariance(grey),
    luma: grey.reduce((sum, value) => sum + value, 0) / grey.length,
  }
}

const poseOf = (landmarks: FoundFace['landmarks']): Pick<FaceQuality, 'eyeDistancePx' | 'yaw'> => {
  const [[lx, ly], [rx, ry], [nx, ny]] = landmarks as readonly [number, number][] as [
    [number, number],
    [number, number],
    [number, number],
  ]
  const eyeDistancePx = Math.hypot(rx - lx, ry - ly)
  const along = ((nx - (lx + rx) / 2) * (rx - lx) + (ny - (ly + ry) / 2) * (ry - ly)) / Math.max(eyeDistancePx, 1e-6)
  return { eyeDistancePx, yaw: along / Math.max(eyeDistancePx / 2, 1e-6) }
}

/** ITU-R BT.601. */
const greyOf = ({ data }: RgbImage): Float32Array => {
  const grey = new Float32Array(data.length / 3)
  for (let n = 0; n < grey.length; n += 1) {
    grey[n] = 0.299 * data[3 * n]! + 0.587 * data[3 * n + 1]! + 0.114 * data[3 * n + 2]!
  }
  return grey
}

const laplacianVariance = (grey: Float32Array): number => {
  let sum = 0
  let squares = 0
  let count = 0
  for (let y = 1; y < FACE_PX - 1; y += 1) {
    for (let x = 1; x < FACE_PX - 1; x += 1) {
      const at = y * FACE_PX + x
      const value = grey[at - 1]! + grey[at + 1]! + grey[at - FACE_PX]! + grey[at + FACE_PX]! - 4 * grey[at]!
      sum += value
      squares += value * value
      count += 1
    }
  }
  return squares / count - (sum / count) ** 2
}

interface Bounds {
  readonly eyeDistancePx: number
  readonly sharpness: number
  readonly luma: readonly [darkest: number, brightest: number]
  readonly yaw: number
}

/** Below these a score would accuse people of what the picture is to blame for (measured: docs/faces-model-card.md). */
const PROBE: Bounds = { eyeDistancePx: 20, sharpness: 12, luma: [30, 235], yaw: 0.5 }
/** A photo is taken on purpose, and is what all others are compared with. */
const ENROLMENT: Bounds = { eyeDistancePx: 40, sharpness: 40, luma: [50, 225], yaw: 0.35 }

export type QualityFault = Exclude<PhotoFault, 'no_face_detected' | 'several_faces'>

const faultBy = ({ eyeDistancePx, sharpness, luma, yaw }: FaceQuality, bounds: Bounds): QualityFault | undefined => {
  if (eyeDistancePx < bounds.eyeDistancePx) return 'too_small'
  if (luma < bounds.luma[0]) return 'too_dark'
  if (luma > bounds.luma[1]) return 'overexposed'
  if (sharpness < bounds.sharpness) return 'blurred'
  return Math.abs(yaw) > bounds.yaw ? 'turned_away' : undefined
}

/** Why the face of a snapshot is not compared, if so. */
export const probeFault = (quality: FaceQuality): QualityFault | undefined => faultBy(quality, PROBE)

/** Whether a mismatch may be the fault of the picture. */
export const isLowQuality = ({ eyeDistancePx, sharpness, luma }: FaceQuality): boolean =>
  luma < 50 || sharpness < 25 || eyeDistancePx < 24

/** What is looked at of each face of a photo. */
interface Enrolled {
  readonly box: FoundFace['box']
  readonly quality: FaceQuality
}

/** Another face counts when it is more than a passer-by in the background. */
const SECOND_FACE_SHARE = 0.25

/** Why a photo gives no template, if so. @param faces largest first */
export const photoFaultOf = (faces: readonly Enrolled[]): PhotoFault | undefined => {
  const [first, second] = faces
  if (first === undefined) return 'no_face_detected'
  if (second !== undefined && areaOf(second) >= SECOND_FACE_SHARE * areaOf(first)) return 'several_faces'
  return faultBy(first.quality, ENROLMENT)
}

export const areaOf = ({ box }: Pick<FoundFace, 'box'>): number => box.width * box.height
