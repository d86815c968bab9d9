import type { FoundFace, Point } from './image.js'

/** What YuNet says of one stride: class and object scores, boxes and landmarks, a cell after the other. */
export interface YunetStride {
  readonly stride: number
  readonly columns: number
  readonly cls: ArrayLike<number>
  readonly obj: ArrayLike<number>
  /** 4 a cell */
  readonly bbox: ArrayLike<number>
  /** 10 a cell */
  readonly kps: ArrayLike<number>
}

const THRESHOLD = 0.6
const NMS_IOU = 0.3
const LANDMARKS = 5

/**
 * The faces that YuNet found, best first, in pixels of what it was given.
 * @see https://github.com/opencv/opencv/blob/4.x/modules/objdetect/src/face_detect.cpp
 */
export const facesIn = (strides: readonly YunetStride[]): readonly FoundFace[] =>
  withoutOverlap(strides.flatMap(candidates).toSorted((one, other) => other.score - one.score))

const candidates = (output: YunetStride): FoundFace[] => {
  const found: FoundFace[] = []
  for (let cell = 0; cell < output.cls.length; cell += 1) {
    const score = Math.sqrt(clamped(output.cls[cell]!) * clamped(output.obj[cell]!))
    if (score >= THRESHOLD) found.push(faceOfCell(output, cell, score))
  }
  return found
}

const clamped = (value: number): number => Math.min(1, Math.max(0, value))

const faceOfCell = ({ stride, columns, bbox, kps }: YunetStride, cell: number, score: number): FoundFace => {
  const column = cell % columns
  const row = Math.floor(cell / columns)
  const at = (n: number) => bbox[cell * 4 + n]!
  const width = Math.exp(at(2)) * stride
  const height = Math.exp(at(3)) * stride
  const landmark = (n: number): Point => [
    (column + kps[cell * 10 + 2 * n]!) * stride,
    (row + kps[cell * 10 + 2 * n + 1]!) * stride,
  ]
  return {
    box: { x: (column + at(0)) * stride - width / 2, y: (row + at(1)) * stride - height / 2, width, height },
    score,
    landmarks: Array.from({ length: LANDMARKS }, (_, n) => landmark(n)),
  }
}

const withoutOverlap = (sorted: readonly FoundFace[]): readonly FoundFace[] => {
  const kept: FoundFace[] = []
  for (const face of sorted) {
    if (kept.every((better) => overlapOf(better.box, face.box) <= NMS_IOU)) kept.push(face)
  }
  return kept
}

type Box = FoundFace['box']

/** Intersection over union. */
const overlapOf = (one: Box, other: Box): number => {
  const across = (from: 'x' | 'y', size: 'width' | 'height') =>
    Math.max(0, Math.min(one[from] + one[size], other[from] + other[size]) - Math.max(one[from], other[from]))
  const common = across('x', 'width') * across('y', 'height')
  return common / (one.width * one.height + other.width * other.height - common)
}

/** The same faces in a picture that was made smaller and moved before it was looked at. */
export const placedFaces = (faces: readonly FoundFace[], scale: number, [left, top]: Point): readonly FoundFace[] =>
  faces.map(({ box, score, landmarks }) => ({
    box: {
      x: box.x / scale - left,
      y: box.y / scale - top,
      width: box.width / scale,
      height: box.height / scale,
    },
    score,
    landmarks: landmarks.map(([x, y]): Point => [x / scale - left, y / scale - top]),
  }))
