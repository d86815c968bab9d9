import { describe, expect, it } from 'vitest'
import { fitted, wrapped } from './pdf-writer.js'
import { runsOf } from './fonts.js'

describe('text on a page', () => {
  it('ends in an ellipsis where there is no more room', () => {
    const widthOf = (text: string) => text.length
    expect(fitted('Main entrance', 20, widthOf)).toBe('Main entrance')
    expect(fitted('Main entrance', 6, widthOf)).toBe('Main …')
    expect(fitted('Main entrance', 1, widthOf)).toBe('')
  })

  it('breaks between words', () => {
    expect(wrapped('one two three', 8)).toEqual(['one two', 'three'])
  })

  it('is written in the font of each script', () => {
    expect(runsOf('Anna Καρ 7 Анна 田中')).toEqual([
      { script: 'latin', text: 'Anna ' },
      { script: 'greek', text: 'Καρ 7 ' },
      { script: 'cyrillic', text: 'Анна ' },
      { script: 'other', text: '田中' },
    ])
  })
})
