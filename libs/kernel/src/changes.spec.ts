import { expect, it } from 'vitest'
import { withChanges } from './changes.js'

interface Door {
  readonly name: string
  readonly zone?: string
  readonly floor: string | null
}
const door: Door = { name: 'Front door', zone: 'UTC', floor: null }

it('changes what is named and leaves the rest', () => {
  expect(withChanges(door, { name: 'Back door' })).toEqual({ name: 'Back door', zone: 'UTC', floor: null })
  expect(withChanges(door, { floor: '2' })).toEqual({ name: 'Front door', zone: 'UTC', floor: '2' })
  expect(withChanges(door, {})).toEqual(door)
})

it('takes what is undefined for left out', () => {
  expect(withChanges(door, { name: undefined, zone: undefined })).toEqual(door)
})

it('removes by null, so that nothing is left of the field', () => {
  expect(withChanges(door, { zone: null })).toStrictEqual({ name: 'Front door', floor: null })
  const gate: Door = { name: 'Gate', floor: null }
  expect(withChanges(gate, { zone: null })).toStrictEqual(gate)
})

it('leaves the state it was given as it was', () => {
  withChanges(door, { name: 'Back door', zone: null })
  expect(door).toEqual({ name: 'Front door', zone: 'UTC', floor: null })
})
