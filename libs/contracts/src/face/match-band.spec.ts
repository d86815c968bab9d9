import { describe, expect, it } from 'vitest'
import { bandOf, scoreText } from './match-band.js'

const bands = { greenPct: 50, amberPct: 30 }
const shown = (scorePct: number, lowQuality = false) => scoreText(scorePct, bandOf(scorePct, lowQuality, bands))

describe('a score', () => {
  it.each([
    [100, '✓ 100%'],
    [50, '✓ 50%'],
    [49.96, '⚠ 49%'],
    [30, '⚠ 30%'],
    [29.99, '✕ 29%'],
    [0, '✕ 0%'],
  ])('of %d is shown as %s', (scorePct, text) => expect(shown(scorePct)).toBe(text))

  it('of a picture of low quality is ambiguous at worst', () => {
    expect([shown(3, true), shown(40, true), shown(80, true)]).toEqual(['⚠ 3%', '⚠ 40%', '✓ 80%'])
  })

  it('has another band when the bands are others', () => {
    expect(bandOf(55, false, { greenPct: 60, amberPct: 56 })).toBe('red')
  })
})
