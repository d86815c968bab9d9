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
  const back = inverseSimilarity(landmarks, target)
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.round(Math.hypot(back.alongX, back.alongY))))
  const side = FACE_PX * samples
  const sums = new Float32Array(FACE_PX * FACE_PX * 3)
  for (let row = 0; row < side; row += 1) {
    const v = (row + 0.5) / samples - 0.5
    const line = Math.floor(row / samples) * FACE_PX
    for (let column = 0; column < side; column += 1) {
      const u = (column + 0.5) / samples - 0.5
      const x = back.x + back.alongX * u - back.alongY * v
      const y = back.y + back.alongY * u + back.alongX * v
      addPixel(image, x, y, { sums, at: (line + Math.floor(column / samples)) * 3 })
    }
  }
  const share = 1 / (samples * samples)
  const data = new Uint8Array(sums.length)
  for (let n = 0; n < sums.length; n += 1) data[n] = Math.round(sums[n]! * share)
  return { width: FACE_PX, height: FACE_PX, data }
}

/** The way back from an aligned face into the picture: where its corner lies, and a step to the right. */
interface WayBack {
  readonly x: number
  readonly y: number
  readonly alongX: number
  readonly alongY: number
}

const inverseSimilarity = (from: readonly Point[], to: readonly Point[]): WayBack => {
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
  const alongX = a / (a * a + b * b)
  const alongY = -b / (a * a + b * b)
  return { x: mx - alongX * mu + alongY * mv, y: my - alongY * mu - alongX * mv, alongX, alongY }
}

const meanOf = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
]

/** Bilinear; black outside the picture. */
const addPixel = (
  { width, height, data }: RgbImage,
  x: number,
  y: number,
  { sums, at }: { readonly sums: Float32Array; readonly at: number },
): void => {
  const left = Math.floor(x)
  const top = Math.floor(y)
  for (let corner = 0; corner < 4; corner += 1) {
    const px = left + (corner & 1)
    const py = top + (corner >> 1)
    if (px < 0 || py < 0 || px >= width || py >= height) continue
    const weight = (1 - Math.abs(x - px)) * (1 - Math.abs(y - py))
    const place = (py * width + px) * 3
    sums[at] = sums[at]! + weight * data[place]!
    sums[at + 1] = sums[at + 1]! + weight * data[place + 1]!
    sums[at + 2] = sums[at + 2]! + weight * data[place + 2]!
  }
}

export const mirrored = ({ width, height, data }: RgbImage): RgbImage => {
  const flipped = new Uint8Array(data.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 3
      const to = (y * width + width - 1 - x) * 3
      flipped[to] = data[from]!
      flipped[to + 1] = data[from + 1]!
      flipped[to + 2] = data[from + 2]!
    }
  }
  return { width, height, data: flipped }
}
