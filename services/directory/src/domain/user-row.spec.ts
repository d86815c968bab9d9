import { csvLine } from '@doorledger/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf } from '@doorledger/csv/rows'
import { exportCells, exportHead } from './user-export.js'
import { faultsThere, type RowContext, userColumns, type UserRow, userRowOf } from './user-row.js'

const anna = { username: 'anna.v', name: 'Anna Virtanen' }
const read = (cells: Record<string, string>) => userRowOf({ line: 7, cells })

describe('a row about a person', () => {
  it('says who it is, what roles are held where, and which number', () =>
    expect(
      read({ ...anna, email: 'anna@example.com', roles: 'auditor@hq  employee', enabled: 'false', userNo: '17' }),
    ).toEqual({
      line: 7,
      fields: { ...anna, email: 'anna@example.com' },
      assignments: [
        { roleId: 'auditor', premisesId: 'hq' },
        { roleId: 'employee', premisesId: null },
      ],
      enabled: false,
      userNo: 17,
    }))

  it('needs no more than a user name and a name', () =>
    expect(read(anna)).toEqual({ line: 7, fields: anna, assignments: [], enabled: true, userNo: undefined }))

  it.each([
    [{ name: 'Anna' }, 'username', 'missing'],
    [{ ...anna, username: '7anna' }, 'username', 'invalid'],
    [{ ...anna, name: 'Anna\nVirtanen' }, 'name', 'invalid'],
    [{ ...anna, email: 'anna' }, 'email', 'invalid'],
    [{ ...anna, phone: 'none' }, 'phone', 'invalid'],
    [{ ...anna, userNo: '0' }, 'userNo', 'invalid'],
    [{ ...anna, userNo: '1e3' }, 'userNo', 'invalid'],
    [{ ...anna, enabled: 'yes' }, 'enabled', 'invalid'],
    [{ ...anna, roles: 'auditor@hq@hq' }, 'roles', 'invalid'],
    [{ ...anna, roles: 'Auditor' }, 'roles', 'invalid'],
    [{ ...anna, roles: 'auditor@' }, 'roles', 'invalid'],
  ])('%j is at fault in %s: %s', (cells, field, rule) =>
    expect(read(cells)).toEqual([{ line: 7, field, rule, detail: expect.any(String) as string }]),
  )

  it('never has its text repeated, whatever stands in whatever column', () =>
    fc.assert(
      fc.property(fc.constantFrom(...userColumns.required, ...userColumns.optional), (column) => {
        const faults = read({ ...anna, [column]: '\u0001Zqplanted, Fullname' })
        expect(faults).not.toHaveLength(0)
        expect(JSON.stringify(faults)).not.toMatch(/zqplanted/i)
      }),
    ))

  it('of another number of columns than the header is none', () =>
    expect(cellsOf(['username', 'name'], ['anna'], 3)).toMatchObject({ line: 3, rule: 'column_count' }))
})

describe('a row where it is to go', () => {
  const row = { ...(read({ ...anna, roles: 'auditor@hq', userNo: '17' }) as UserRow) }
  const free: RowContext = {
    roles: new Set(['auditor']),
    premises: new Set(['hq']),
    isNameTaken: false,
    grantsBeyond: false,
    isNumberTaken: false,
    isExternalIdTaken: false,
    nameSeenAt: undefined,
    numberSeenAt: undefined,
    externalIdSeenAt: undefined,
  }

  it('is taken when nothing is in its way', () => expect(faultsThere(row, free)).toEqual([]))

  it('never gets the number of the first administrator', () =>
    expect(faultsThere({ ...row, userNo: 1 }, free)).toMatchObject([{ field: 'userNo', rule: 'taken' }]))

  it.each([
    [{ isNameTaken: true }, 'username', 'taken'],
    [{ grantsBeyond: true }, 'roles', 'permission_not_held'],
    [{ nameSeenAt: 3 }, 'username', 'duplicate'],
    [{ nameSeenAt: 3, isNameTaken: true }, 'username', 'duplicate'],
    [{ isNumberTaken: true }, 'userNo', 'taken'],
    [{ numberSeenAt: 3 }, 'userNo', 'duplicate'],
    [{ roles: new Set<string>() }, 'roles', 'role_not_found'],
    [{ premises: new Set<string>() }, 'roles', 'premises_not_found'],
  ])('is at fault when %j', (known, field, rule) =>
    expect(faultsThere(row, { ...free, ...known })).toMatchObject([{ line: 7, field, rule }]),
  )
})

describe('an exported person', () => {
  const exported = {
    id: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
    userNo: 7,
    username: 'anna.v',
    name: '=Anna, "A" Virtanen',
    email: null,
    phone: '+358 40 123',
    enabled: false,
    assignments: [
      { roleId: 'auditor', premisesId: 'hq' },
      { roleId: 'employee', premisesId: null },
    ],
    premisesId: 'hq',
    externalIds: [{ source: 'hr', id: '4711' }],
  }

  it('is a line that no spreadsheet runs', () =>
    expect(csvLine(exportHead) + csvLine(exportCells(exported))).toBe(
      'id,userNo,username,name,email,phone,enabled,roles,premisesId,externalIds\r\n' +
        `${exported.id},7,anna.v,"'=Anna, ""A"" Virtanen",,'+358 40 123,false,auditor@hq employee,hq,hr:4711\r\n`,
    ))

  it('can be imported again as he was', () =>
    expect(
      read({
        id: exported.id,
        userNo: '7',
        username: 'anna.v',
        name: `'=Anna, "A" Virtanen`,
        phone: `'+358 40 123`,
        enabled: 'false',
        roles: 'auditor@hq employee',
        premisesId: 'hq',
        externalIds: 'hr:4711',
      }),
    ).toEqual({
      line: 7,
      fields: {
        username: 'anna.v',
        name: exported.name,
        phone: exported.phone,
        externalIds: exported.externalIds,
      },
      assignments: exported.assignments,
      enabled: false,
      userNo: 7,
      premisesId: 'hq',
    }))
})
