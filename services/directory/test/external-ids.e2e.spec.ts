import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UserView } from '../src/people/user-view.js'
import { ImportsApi } from './imports-api.js'
import { PeopleApi, somebody } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory
const api = new PeopleApi(() => directory)
const imports = new ImportsApi(() => directory)

beforeAll(async () => {
  directory = await runningDirectory(() => new Date())
})
afterAll(() => directory.stop())

const hr = (id: string) => ({ source: 'hr', id })
const badge = (id: string) => ({ source: 'badge', id })
const idsFound = async (query: string) => (await api.list(query)).items.map(({ id }) => id)
const taken = { status: 409, body: { type: 'urn:doorledger:problem:external_id_taken', field: 'externalIds' } }

describe('ids of people in other systems', () => {
  it('are given with the person, shown in one order, and found (D-05)', async () => {
    const created = await api.create({ ...somebody(), externalIds: [hr('4711'), badge('4711')] })
    expect(created.externalIds).toEqual([badge('4711'), hr('4711')])
    const other = await api.create({ ...somebody(), externalIds: [hr('4712'), { source: 'erp', id: '4711' }] })
    expect(await idsFound('?externalId=4711')).toEqual([created.id, other.id])
    expect(await idsFound('?externalId=4711&source=hr')).toEqual([created.id])
    expect(await idsFound('?source=erp')).toEqual([other.id])
    expect(await idsFound('?externalId=47')).toEqual([])
  })

  it('are one person’s within a system', async () => {
    await api.create({ ...somebody(), externalIds: [hr('one')] })
    const other = await api.create(somebody())
    expect(await api.call('POST', '', { body: { ...somebody(), externalIds: [hr('one')] } })).toMatchObject(taken)
    expect(await api.change(other, { externalIds: [hr('two'), hr('one')] })).toMatchObject(taken)
    expect(await api.show(other.id)).toEqual(other)
    const throttle = await Promise.all(
      [1, 2, 3, 4].map(() => api.call('POST', '', { body: { ...somebody(), externalIds: [hr('rush')] } })),
    )
    expect(throttle.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409])
  })

  it('are changed all at once; left out they stay, null removes them', async () => {
    const created = await api.create({ ...somebody(), externalIds: [hr('a'), badge('a')] })
    const renamed = (await api.change(created, { name: 'Renamed' })).body as UserView
    expect(renamed).toMatchObject({ version: 2, externalIds: [badge('a'), hr('a')] })
    expect(await api.change(renamed, { externalIds: [hr('a'), badge('a')] })).toMatchObject({ etag: '"2"' })
    const changed = (await api.change(renamed, { externalIds: [hr('b')] })).body as UserView
    expect(changed).toMatchObject({ version: 3, externalIds: [hr('b')] })
    expect(await api.change(changed, { externalIds: null })).toMatchObject({ body: { version: 4, externalIds: [] } })
    const next = await api.create({ ...somebody(), externalIds: [badge('a')] })
    expect(await idsFound('?externalId=a')).toEqual([next.id])
  })

  it('are refused naming the field when they are none', async () => {
    for (const [id, field] of [
      [{ source: 'HR', id: '1' }, 'externalIds.0.source'],
      [{ source: 'hr', id: 'a b' }, 'externalIds.0.id'],
    ] as const) {
      const body = { ...somebody(), externalIds: [id] }
      expect(await api.call('POST', '', { body })).toMatchObject({ status: 400, body: { field } })
    }
  })

  it('come with an import and go with an export', async () => {
    await api.create({ ...somebody(), externalIds: [hr('imp-taken')] })
    const file = [
      'username,name,externalIds',
      'ext.one,One,hr:imp-1 badge:imp-1',
      'ext.two,Two,hr:imp-taken',
      'ext.three,Three,badge:imp-3 hr:imp-1',
      'ext.four,Four,4711',
    ].join('\n')
    const done = await imports.run(file)
    expect(done).toMatchObject({ done: 1, failed: 3 })
    expect((await imports.faults(done.id)).map(({ line, field, rule }) => [line, field, rule])).toEqual([
      [3, 'externalIds', 'taken'],
      [4, 'externalIds', 'duplicate'],
      [5, 'externalIds', 'invalid'],
    ])
    const [one] = await api.beginningWith('ext.')
    expect(one?.externalIds).toEqual([badge('imp-1'), hr('imp-1')])
    expect(await imports.export()).toContain(',badge:imp-1 hr:imp-1\r\n')
  })

  it('are in no event in clear, and nowhere once the person is erased', async () => {
    const created = await api.create({ ...somebody(), externalIds: [hr('zq-planted-id')] })
    const found = async (table: string) =>
      (await directory.database.query(`select from ${table} as t where t::text like '%zq-planted-id%'`)).rowCount
    expect(await found('events')).toBe(0)
    expect(await found('external_ids')).toBe(1)
    expect(await api.erase(created)).toMatchObject({ status: 204 })
    expect(await found('external_ids')).toBe(0)
    expect(await api.show(created.id)).toMatchObject({ externalIds: [] })
    expect(directory.printed()).not.toContain('zq-planted-id')
  })
})
