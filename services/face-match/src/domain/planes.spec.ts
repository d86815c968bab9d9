import { describe, expect, it } from 'vitest'
import { drawn, drawnAt } from './planes.js'

const image = { width: 4, height: 2, data: Uint8Array.from({ length: 24 }, (_, n) => n * 10) }
const canvas = () => ({ planes: new Float32Array(3 * 32).fill(9), width: 8, height: 4 })

describe('what a detector is given', () => {
  it('is blue, green and red one after the other, and black beyond the picture', () => {
    const { planes } = drawnOn(canvas())
    expect([planes[0], planes[32], planes[64]]).toEqual([20, 10, 0])
    expect([planes[4], planes[16], planes[95]]).toEqual([0, 0, 0])
  })

  it('is the same when it is drawn at its own size', () => {
    const target = canvas()
    drawnAt(image, image, target)
    expect(target.planes).toEqual(drawnOn(canvas()).planes)
  })

  it('is the mean of what lies around each point when it is made smaller', () => {
    const target = canvas()
    drawnAt(image, { width: 2, height: 1 }, target)
    // Red of the four pixels in the left half: 0, 30, 120 and 150.
    expect(target.planes[64]).toBe(75)
    expect(target.planes[66]).toBe(0)
  })
})

const drawnOn = (target: ReturnType<typeof canvas>) => {
  drawn(image, target)
  return target
}
