import type { RgbImage } from './image.js'

/** What a detector is given: blue, green and red one after the other, black to the right and below. */
export interface Canvas {
  readonly planes: Float32Array
  readonly width: number
  readonly height: number
}

/** The picture as it is. */
export const drawn = (image: RgbImage, { planes, width, height }: Canvas): void => {
  planes.fill(0)
  const size = width * height
  for (let y = 0; y < image.height; y += 1) {
    let from = y * image.width * 3
    for (let to = y * width; to < y * width + image.width; to += 1) {
      planes[to + 2 * size] = image.data[from]!
      planes[to + size] = image.data[from + 1]!
      planes[to] = image.data[from + 2]!
      from += 3
    }
  }
}

/**
 * The picture at another size, bilinear between the four pixels around each point, as OpenCV gives YuNet its pictures.
 * Straight into the planes: a copy at the other size in between takes longer than the detector saves by it.
 * @param to width and height of the picture on the canvas
 */
export const drawnAt = (
  image: RgbImage,
  to: { readonly width: number; readonly height: number },
  { planes, width, height }: Canvas,
): void => {
  planes.fill(0)
  const size = width * height
  const { data } = image
  const columns = stepsAlong(image.width, to.width)
  const rows = stepsAlong(image.height, to.height)
  for (let y = 0; y < to.height; y += 1) {
    const top = rows.first[y]! * image.width * 3
    const bottom = rows.second[y]! * image.width * 3
    const below = rows.share[y]!
    for (let x = 0; x < to.width; x += 1) {
      const left = columns.first[x]! * 3
      const right = columns.second[x]! * 3
      const beside = columns.share[x]!
      const nw = (1 - beside) * (1 - below)
      const ne = beside * (1 - below)
      const sw = (1 - beside) * below
      const se = beside * below
      const a = top + left
      const b = top + right
      const c = bottom + left
      const d = bottom + right
      const at = y * width + x
      planes[at + 2 * size] = nw * data[a]! + ne * data[b]! + sw * data[c]! + se * data[d]!
      planes[at + size] = nw * data[a + 1]! + ne * data[b + 1]! + sw * data[c + 1]! + se * data[d + 1]!
      planes[at] = nw * data[a + 2]! + ne * data[b + 2]! + sw * data[c + 2]! + se * data[d + 2]!
    }
  }
}

/** Between which two pixels each point lies, and how near to the second. */
const stepsAlong = (from: number, to: number) => {
  const first = new Int32Array(to)
  const second = new Int32Array(to)
  const share = new Float64Array(to)
  for (let n = 0; n < to; n += 1) {
    const place = Math.min(from - 1, Math.max(0, ((n + 0.5) * from) / to - 0.5))
    first[n] = Math.floor(place)
    second[n] = Math.min(from - 1, first[n]! + 1)
    share[n] = place - first[n]!
  }
  return { first, second, share }
}
