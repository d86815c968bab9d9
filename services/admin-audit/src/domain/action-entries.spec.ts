import { entryTypeOf, entryTypes } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { entryOfAction, typesOfActions } from './action-entries.js'

describe('the entry of an action', () => {
  it('is of a type of the catalogue, whichever action it is', () => {
    for (const code of typesOfActions()) expect(entryTypeOf(code), code).toBeDefined()
  })

  it('has an operation that the catalogue lists for its type', () => {
    for (const { code, operations } of entryTypes) expect(new Set(operations).size, code).toBe(operations.length)
    const { entryType, operation } = entryOfAction('credential.prolong', { changed: [] })
    expect(entryTypeOf(entryType)?.operations).toContain(operation)
  })

  it.each(['organization', 'campus', 'building', 'floor', 'area'])('goes by the kind of premises: %s', (premisesKind) =>
    expect(entryOfAction('premises.change', { premisesKind, changed: [] }).entryType).toBe(`${premisesKind}.update`),
  )

  it('goes by the kind of device', () => {
    const entryOf = (deviceKind: string) => entryOfAction('device.register', { deviceKind, changed: [] }).entryType
    expect([entryOf('gateway'), entryOf('lock')]).toEqual(['gateway.add', 'device.update'])
  })

  it('says apart where somebody may act and what else changed of him', () => {
    const typeOf = (...changed: string[]) => entryOfAction('user.change', { changed }).entryType
    expect(typeOf('assignments')).toBe('user.facility_update')
    expect(typeOf('assignments', 'personal')).toBe('user.update')
    expect(typeOf()).toBe('user.update')
  })

  it('is kept under its own name when the catalogue has no type for the action', () =>
    expect(entryOfAction('teapot.fill', { changed: [] })).toEqual({
      entryType: 'action.other',
      operation: 'performed',
      subAction: 'teapot.fill',
    }))
})
