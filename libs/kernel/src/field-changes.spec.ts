import { expect, it } from 'vitest'
import { fieldChanges } from './field-changes.js'

it('names what differs by its path, and nothing else', () => {
  const before = { name: 'Door', attributes: { zone: 'UTC', model: 'LE' }, tags: ['a'] }
  const after = { name: 'Door', attributes: { zone: 'Europe/Helsinki', family: 'engage' }, tags: ['a', 'b'] }
  expect(fieldChanges(before, after)).toEqual([
    { field: 'attributes.zone', before: 'UTC', after: 'Europe/Helsinki' },
    { field: 'attributes.model', before: 'LE', after: null },
    { field: 'tags', before: ['a'], after: ['a', 'b'] },
    { field: 'attributes.family', before: null, after: 'engage' },
  ])
})

it('finds nothing in equal states', () => {
  expect(fieldChanges({ at: new Date(0), list: [{ a: 1 }] }, { at: new Date(0), list: [{ a: 1 }] })).toEqual([])
})
