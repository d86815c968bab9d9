import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignedFace, FACE_PX, mirrored } from './alignment.js'
import type { Point, RgbImage } from './image.js'

const TEMPLATE: readonly Point[] = [
  [38.2946, 51.6963],
  [73.5318, 51.5014],
  [56.0252, 71.7366],
  [41.5493, 92.3655],
  [70.7299, 92.2041],
]

/** Bright along both axes: every place has a colour of its own. */
const gradient = (side: number): RgbImage => {
  const data = new Uint8Array(side * side * 3)
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) data.set([(x * 255) / side, (y * 255) / side, 0], (y * side + x) * 3)
  }
  return { width: side, height: side, data }
}

const turned = (points: readonly Point[], scale: number, radians: number, [dx, dy]: Point): readonly Point[] =>
  points.map(([x, y]) => [
    scale * (Math.cos(radians) * x - Math.sin(radians) * y) + dx,
    scale * (Math.sin(radians) * x + Math.cos(radians) * y) + dy,
  ])

describe('an aligned face', () => {
  it('is the picture itself where the landmarks lie as they should', () => {
    const image = gradient(FACE_PX)
    expect([...alignedFace(image, TEMPLATE).data]).toEqual([...image.data])
  })

  it('shows the same place at each landmark, however the face lies in the picture', () => {
    const scale = fc.double({ min: 0.6, max: 3, noNaN: true })
    const angle = fc.double({ min: -0.6, max: 0.6, noNaN: true })
    fc.assert(
      fc.property(scale, angle, (s, radians) => {
        const image = gradient(600)
        const landmarks = turned(TEMPLATE, s, radians, [150, 120])
        const aligned = alignedFace(image, landmarks)
        for (const [n, [u, v]] of TEMPLATE.entries()) {
          const [x, y] = landmarks[n]!
          const place = (Math.round(v) * FACE_PX + Math.round(u)) * 3
          expect(Math.abs(aligned.data[place]! - (x * 255) / 600)).toBeLessThan(3)
          expect(Math.abs(aligned.data[place + 1]! - (y * 255) / 600)).toBeLessThan(3)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('is itself again when it is mirrored twice', () => {
    const image = gradient(FACE_PX)
    expect([...mirrored(mirrored(image)).data]).toEqual([...image.data])
  })
})
