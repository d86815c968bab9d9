import { DomainError } from '@doorledger/kernel'
import { describe, expect, it } from 'vitest'
import { columnsIn } from './import-columns.js'

const known = { required: ['username', 'name'], optional: ['email'], passedOver: ['id'] }

describe('the first line of a file', () => {
  it('names the columns in any order', () =>
    expect(columnsIn(['name', ' id', 'username '], known)).toEqual(['name', 'id', 'username']))

  it('names them in capitals or small letters', () =>
    expect(columnsIn(['Username', 'NAME', 'eMail'], known)).toEqual(['username', 'name', 'email']))

  it.each([
    [['username', 'name', 'hue'], 'column 3 is not known'],
    [['username', 'name', 'Name'], 'column 3 is there twice'],
    [['username', 'email'], 'it lacks name'],
    [[''], 'column 1 is not known'],
  ])('%j is refused: %s', (header, why) => expect(() => columnsIn(header, known)).toThrow(why))

  it('is not repeated when it is somebody’s data', () => {
    const read = () => columnsIn(['anna', 'Anna Virtanen'], known)
    expect(read).toThrow(DomainError)
    expect(read).not.toThrow(/anna/i)
  })
})
