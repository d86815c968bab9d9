import type { Point, RgbImage } from './image.js'

/** Side of an aligned face, pixels. */
export const FACE_PX = 112
const CENTRE = FACE_PX / 2
const MOST_SAMPLES = 4

/** Where eyes, nose and mouth are in an aligned face, as ArcFace has them. */
const TEMPLATE: readonly Point[] = [
  [38.2946, 51.6963],
  [73.5318, 51.5014],
  [56.0252, 71.7366],
  [41.5493, 92.3655],
  [70.7299, 92.2041],
]

/**
 * The face turned, scaled and moved so that its landmarks lie where the embedder expects them: the similarity with the
 * least squares, bilinear, with more samples where it shrinks.
 * @param zoom 1.08 shows the face larger
 */
export const alignedFace = (image: RgbImage, landmarks: readonly Point[], zoom = 1): RgbImage => {
  const target = TEMPLATE.map(([x, y]): Point => [CENTRE + (x - CENTRE) * zoom, CENTRE + (y - CENTRE) * zoom])
  const toImage = inverseSimilarity(landmarks, target)
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.round(toImage.shrink)))
  const data = new Uint8Array(FACE_PX * FACE_PX * 3)
  const sum: [number, number, number] = [0, 0, 0]
  for (let v = 0; v < FACE_PX; v += 1) {
    for (let u = 0; u < FACE_PX; u += 1) {
      sum.fill(0)
      for (let sample = 0; sample < samples * samples; sample += 1) {
        const du = samples === 1 ? 0 : ((sample % samples) + 0.5) / samples - 0.5
        const dv = samples === 1 ? 0 : (Math.floor(sample / samples) + 0.5) / samples - 0.5
        addPixel(image, toImage.at(u + du, v + dv), sum)
      }
      const place = (v * FACE_PX + u) * 3
      for (let channel = 0; channel < 3; channel += 1) {
        data[place + channel] = Math.round(sum[channel as 0 | 1 | 2] / (samples * samples))
      }
    }
  }
  return { width: FACE_PX, height: FACE_PX, data }
}

/** The way back from an aligned face into the picture. */
const inverseSimilarity = (from: readonly Point[], to: readonly Point[]) => {
  const [mx, my] = meanOf(from)
  const [mu, mv] = meanOf(to)
  let cosine = 0
  let sine = 0
  let spread = 0
  for (const [n, point] of from.entries()) {
    const [x, y] = [point[0] - mx, point[1] - my]
    const [u, v] = [to[n]![0] - mu, to[n]![1] - mv]
    cosine += x * u + y * v
    sine += x * v - y * u
    spread += x * x + y * y
  }
  const a = cosine / spread
  const b = sine / spread
  const square = a * a + b * b
  return {
    shrink: 1 / Math.sqrt(square),
    at: (u: number, v: number): Point => [
      (a * (u - mu) + b * (v - mv)) / square + mx,
      (a * (v - mv) - b * (u - mu)) / square + my,
    ],
  }
}

const meanOf = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
]

/** Bilinear; black outside the picture. */
const addPixel = ({ width, height, data }: RgbImage, [x, y]: Point, sum: [number, number, number]): void => {
  const left = Math.floor(x)
  const top = Math.floor(y)
  for (let corner = 0; corner < 4; corner += 1) {
    const px = left + (corner & 1)
    const py = top + (corner >> 1)
    if (px < 0 || py < 0 || px >= width || py >= height) continue
    const weight = (1 - Math.abs(x - px)) * (1 - Math.abs(y - py))
    const place = (py * width + px) * 3
    sum[0] += weight * data[place]!
    sum[1] += weight * data[place + 1]!
    sum[2] += weight * data[place + 2]!
  }
}

export const mirrored = ({ width, height, data }: RgbImage): RgbImage => {
  const flipped = new Uint8Array(data.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 3
      flipped.set(data.subarray(from, from + 3), (y * width + width - 1 - x) * 3)
    }
  }
  return { width, height, data: flipped }
}
