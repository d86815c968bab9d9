import { describe, expect, it } from 'vitest'
import { en } from '../../messages/en'
import { termText } from './term'

describe('a term in words', () => {
  it.each([
    ['P6Y', '6 years'],
    ['P1Y', '1 year'],
    ['P18M', '18 months'],
    ['P1Y1M90D', '1 year 1 month 90 days'],
  ])('of %s is %s', (term, words) => expect(termText(term, en.retention)).toBe(words))
})
