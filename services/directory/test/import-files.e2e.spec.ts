import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ImportsApi } from './imports-api.js'
import { PeopleApi } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

const DAY_MS = 24 * 60 * 60 * 1_000
const soon = { timeout: 60_000, interval: 50 }

let directory: RunningDirectory
let passedMs = 0
const api = new PeopleApi(() => directory)
const imports = new ImportsApi(() => directory)

beforeAll(async () => {
  directory = await runningDirectory(() => new Date(Date.now() + passedMs))
})
afterAll(() => directory.stop())

describe('a file', () => {
  it.each([
    ['without rows', 'username,name\n', 400, 'no_rows'],
    ['that is empty', '', 400, 'no_rows'],
    ['with an unknown column', 'username,name,hue\na,A,1\n', 400, 'invalid_header'],
    ['that stops being CSV', 'username,name\na,"A"B\n', 400, 'not_csv'],
  ])('%s is refused and leaves nothing', async (_, file, status, code) => {
    const count = async () =>
      (
        await directory.database.query<object>(
          'select count(*) from imports union all select count(*) from import_chunks',
        )
      ).rows
    const before = await count()
    const answer = await imports.send(file)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ type: `urn:doorledger:problem:${code}` })
    expect(await count()).toEqual(before)
  })

  it('that is wrong from the first line on is answered, however much of it is still to come', async () => {
    const answer = await imports.send(`hue\n${'x'.repeat(1_000)}\n`.repeat(8_000))
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ type: 'urn:doorledger:problem:invalid_header' })
  })

  it.each([
    ['application/json', 'identity', 'content-type'],
    ['text/csv', 'gzip', 'content-encoding'],
  ])('sent as %s, %s, is refused', async (type, coding, field) => {
    const answer = await imports.send('username,name\na,A\n', {
      headers: { 'content-type': type, 'content-encoding': coding },
    })
    expect(answer.status).toBe(415)
    expect(await answer.json()).toMatchObject({ field })
  })

  it('takes the right to create people, and to hand out roles when it has a column for them', async () => {
    const reader = await api.tokenWith(['user:read'])
    const clerk = await api.tokenWith(['user:read', 'user:write'])
    expect((await imports.send('username,name\nr.a,A\n', { token: reader })).status).toBe(403)
    const answer = await imports.send('username,name,roles\nr.a,A,\n', { token: clerk })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ permission: 'role:write' })
    const { id } = await imports.start('username,name\nr.b,B\n', { token: clerk })
    expect(await imports.finished(id)).toMatchObject({ done: 1 })
  })

  it('that nobody sent is not found', async () => {
    const unknown = 'user-imports/0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'
    expect((await imports.call(unknown)).status).toBe(404)
    expect((await imports.call(`${unknown}/faults`)).status).toBe(404)
  })
})

describe('the export', () => {
  it('has everybody but the erased, is guarded against formulas, and is told in the audit log', async () => {
    const guarded = await api.create({ username: 'exp.one', name: '=SUM(A1)', phone: '+358 40 99' })
    const erased = await api.create({ username: 'exp.two', name: 'Gone' })
    await api.erase(erased)
    const text = await imports.export()
    expect(text.split('\r\n')[0]).toBe('id,userNo,username,name,email,phone,enabled,roles,premisesId,externalIds')
    expect(text).toContain(`${guarded.id},${guarded.userNo},exp.one,'=SUM(A1),,'+358 40 99,true,,,\r\n`)
    expect(text).not.toContain(erased.id)
    expect(await imports.reports({ action: 'user.export' })).toMatchObject([
      { data: { action: 'user.export', permission: 'user:read', outcome: 'done' } },
    ])
  })

  it('takes the right to read people', async () => {
    const token = await api.tokenWith(['device:read'])
    expect((await imports.call('users/export', {}, token)).status).toBe(403)
  })

  it('can be checked by a dry run, which finds everybody', async () => {
    const text = await imports.export()
    const checked = await imports.run(text, { dryRun: true })
    const faults = await imports.faults(checked.id)
    const unexpected = faults.filter(({ rule }) => rule !== 'taken' && rule !== 'premises_not_found')
    expect(unexpected).toEqual([])
    expect(checked.failed).toBe(checked.rows)
  })
})

describe('what became of a file', () => {
  it('is shown for ninety days', async () => {
    const old = await imports.run('username,name\n,Nameless\n')
    passedMs += 90 * DAY_MS
    const recent = await imports.run('username,name\n,Nameless\n')
    expect((await imports.call(`user-imports/${recent.id}/faults`)).status).toBe(200)
    await vi.waitFor(async () => expect((await imports.call(`user-imports/${old.id}`)).status).toBe(404), soon)
    const { rows } = await directory.database.query<{ import_id: string }>(
      'select distinct import_id from import_faults where import_id = any ($1)',
      [[old.id, recent.id]],
    )
    expect(rows).toEqual([{ import_id: recent.id }])
  })
})
