import { describe, expect, it } from 'vitest'
import { entries } from './navigation'

describe('the list of pages', () => {
  it('has a letter of its own for each page', () => {
    const keys = entries.map(({ key }) => key)
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    expect(keys).not.toContain('g')
  })
})
