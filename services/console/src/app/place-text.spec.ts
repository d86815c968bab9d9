import { describe, expect, it } from 'vitest'
import { placeText } from './place-text'

const names: Readonly<Record<string, string>> = { hq: 'Harbour House', 'floor-2': 'Second floor' }
const nameOf = (id: string) => names[id] ?? id

describe('a place', () => {
  it('is told by the names of its premises, the innermost first', () => {
    expect(placeText('hq/floor-2', nameOf)).toBe('Second floor, Harbour House')
  })

  it('is told by as many as there is room for', () => {
    expect(placeText('hq/floor-2', nameOf, 1)).toBe('Second floor')
  })

  it('keeps the id of premises whose name is not known', () => {
    expect(placeText('hq/floor-9', nameOf)).toBe('floor-9, Harbour House')
  })

  it.each([undefined, null, ''])('is a dash when it is %s', (path) => expect(placeText(path, nameOf)).toBe('–'))
})
