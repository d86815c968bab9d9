import { describe, expect, it } from 'vitest'
import { spanText } from './clock'

describe('a span of time in words', () => {
  it.each([
    [86_400_000, 'en', '1 day'],
    [-86_400_000, 'en', '1 day'],
    [-7_300_000, 'de', '2 Stunden'],
    [300_000, 'en', '5 minutes'],
  ] as const)('of %i ms is, in %s, %s', (spanMs, language, words) => expect(spanText(spanMs, language)).toBe(words))
})
