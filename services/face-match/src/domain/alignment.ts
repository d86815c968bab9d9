import type { Point, RgbImage } from './image.js'

/** Side of an aligned face, pixels. */
export const FACE_PX = 112
const CENTRE = FACE_PX / 2
const MOST_SAMPLES = 4
const SEEN_PX = 1.5

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
  // A bilinear sample sees two pixels each way: as many of them as leave no pixel out.
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.round(Math.hypot(back.alongX, back.alongY) / SEEN_PX)))
  const side = FACE_PX * samples
  const sums = new Float32Array(FACE_PX * FACE_PX * 3)
  const isWhole = CORNERS.every(([u, v]) => isInside(image, ...pointAt(back, u, v)))
  const [stepX, stepY] = [back.alongX / samples, back.alongY / samples]
  for (let row = 0; row < side; row += 1) {
    let [x, y] = pointAt(back, 0.5 / samples - 0.5, (row + 0.5) / samples - 0.5)
    const line = Math.floor(row / samples) * FACE_PX
    for (let column = 0; column < side; column += 1) {
      const to = (line + Math.floor(column / samples)) * 3
      if (isWhole) addInside(image, x, y, sums, to)
      else addPixel(image, x, y, { sums, at: to })
      x += stepX
      y += stepY
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

/** Of the square that is sampled. */
const CORNERS: readonly Point[] = [
  [-1, -1],
  [FACE_PX, -1],
  [-1, FACE_PX],
  [FACE_PX, FACE_PX],
]

const pointAt = ({ x, y, alongX, alongY }: WayBack, u: number, v: number): [number, number] => [
  x + alongX * u - alongY * v,
  y + alongY * u + alongX * v,
]

const isInside = ({ width, height }: RgbImage, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x < width - 1 && y < height - 1

/** The same as {@link addPixel} where all four corners are in the picture, as nearly always: five times as fast. */
// eslint-disable-next-line max-params -- called for each of some 100,000 samples: an object each costs more than the work
const addInside = ({ width, data }: RgbImage, x: number, y: number, sums: Float32Array, to: number): void => {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const right = x - left
  const below = y - top
  const nw = (1 - right) * (1 - below)
  const ne = right * (1 - below)
  const sw = (1 - right) * below
  const se = right * below
  const from = (top * width + left) * 3
  const next = from + width * 3
  sums[to]! += nw * data[from]! + ne * data[from + 3]! + sw * data[next]! + se * data[next + 3]!
  sums[to + 1]! += nw * data[from + 1]! + ne * data[from + 4]! + sw * data[next + 1]! + se * data[next + 4]!
  sums[to + 2]! += nw * data[from + 2]! + ne * data[from + 5]! + sw * data[next + 2]! + se * data[next + 5]!
}

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
