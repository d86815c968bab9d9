import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DirectoryApi } from './directory-api.js'
import { ImportsApi } from './imports-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory
const api = new DirectoryApi(() => directory)
const imports = new ImportsApi(() => directory, 'credential-imports')
let anna: string
let bert: string

beforeAll(async () => {
  directory = await runningDirectory(() => new Date())
  anna = await api.person('anna')
  bert = await api.person('bert')
  const gone = await api.person('gone')
  await api.post(`users/${gone}/disable`)
  await api.post('credentials', { kind: 'key_fob', number: '77BB0001' })
})
afterAll(() => directory.stop())

const numberOf = async (id: string) => (await api.get(`users/${id}`)).body['userNo'] as number
const found = async (id: string) => (await imports.faults(id)).map(({ line, field, rule }) => [line, field, rule])
const lookUp = async (kind: string, number: string) => (await api.post('credentials/lookup', { kind, number })).body

describe('an import of keys', () => {
  const file = async () =>
    [
      'kind,number,label,holder,validFrom,validUntil',
      'key_fob,77bb-1111,Blue 12,anna,,',
      `keycard,77BB 2222,,${bert},2026-11-01T00:00:00+02:00,2027-01-01T00:00:00+02:00`,
      `pin,830519,,${await numberOf(anna)},,`,
      'key_fob,77BB0001,,,,',
      'key_fob,77:bb:11:11,,,,',
      'pin,83x,,,,',
      'face,1234,,,,',
      'qr,12345678,,nobody,,',
      'qr,123456789,,gone,,',
      'keycard,77BB3333,,,2027-01-01T00:00:00Z,2026-01-01T00:00:00Z',
    ].join('\r\n')
  const faults = [
    [5, 'number', 'taken'],
    [6, 'number', 'duplicate'],
    [7, 'number', 'invalid'],
    [8, 'kind', 'invalid'],
    [9, 'holder', 'user_not_found'],
    [10, 'holder', 'user_disabled'],
    [11, 'validUntil', 'invalid'],
  ]

  it('that is a dry run finds every fault and adds nothing', async () => {
    const before = await api.ids('credentials')
    const checked = await imports.run(await file(), { dryRun: true })
    expect(checked).toMatchObject({ dryRun: true, state: 'done', rows: 10, done: 3, failed: 7 })
    expect(await found(checked.id)).toEqual(faults)
    expect(await api.ids('credentials')).toEqual(before)
  })

  it('adds every key whose row has no fault, held by whom the row names', async () => {
    const done = await imports.run(await file())
    expect(done).toMatchObject({ state: 'done', rows: 10, done: 3, failed: 7 })
    expect(await found(done.id)).toEqual(faults)
    expect(await lookUp('key_fob', '77BB1111')).toMatchObject({
      last4: '1111',
      label: 'Blue 12',
      state: 'active',
      holder: { userId: anna },
      version: 1,
    })
    expect(await lookUp('keycard', '77BB2222')).toMatchObject({
      holder: { userId: bert },
      validFrom: '2026-10-31T22:00:00.000Z',
      validUntil: '2026-12-31T22:00:00.000Z',
    })
    expect(await lookUp('pin', '830519')).toMatchObject({ last4: null, holder: { userId: anna } })
  })

  it('adds them as they are added one by one: known to every service, and changed like others', async () => {
    await imports.run(`kind,number,holder\nkey_fob,77BB4444,${anna}\n`)
    const { id } = await lookUp('key_fob', '77BB4444')
    expect(await api.post(`credentials/${id as string}/assign`, { userId: bert })).toMatchObject({ status: 200 })
    await vi.waitFor(
      async () => {
        const { rows } = await directory.database.query(
          `select stream_version from known_directory where kind = 'credential' and id = $1`,
          [id],
        )
        expect(rows).toEqual([{ stream_version: 3 }])
      },
      { timeout: 60_000 },
    )
  })

  it('leaves no number anywhere, neither in the list nor in faults, events or what was printed', async () => {
    const planted = /9f8e7d6c/i
    const done = await imports.run('kind,number\nkey_fob,9F8E7D6C\nkeycard,9f8e7d6c!\n')
    expect(done).toMatchObject({ done: 1, failed: 1 })
    const { rows } = await directory.database.query(
      `select 'event' as found from events where value ~* $1 union all
       select 'row' from credentials as t where t::text ~* $1 union all
       select 'chunk' from import_chunks where sealed ~* $1 union all
       select 'fault' from import_faults as t where t::text ~* $1`,
      [planted.source],
    )
    expect(rows).toEqual([])
    expect(directory.printed()).not.toMatch(planted)
  })

  it('takes the right to add keys', async () => {
    const token = await api.tokenWith(['credential:read', 'user:write'])
    expect((await imports.send('kind,number\nkey_fob,77BB5555\n', { token })).status).toBe(403)
  })

  it('and a key added at the same moment never have the same number', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => `key_fob,77CC${1_000 + index}`)
    const started = imports.start(`kind,number\n${rows.join('\n')}\n`)
    const single = Array.from({ length: 20 }, (_, index) =>
      api.post('credentials', { kind: 'key_fob', number: `77CC${1_000 + 25 * index}` }),
    )
    const added = (await Promise.all(single)).filter(({ status }) => status === 201).length
    const done = await imports.finished((await started).id)
    expect(done.done + added).toBe(500)
  })
})

describe('the export of keys', () => {
  it('has who holds them and the last four of their numbers, but none that was removed', async () => {
    const { body } = await api.post('credentials', { kind: 'key_fob', number: '77BB9876', label: '=x', userId: anna })
    const removed = await api.post('credentials', { kind: 'key_fob', number: '77BB9999' })
    await api.call('DELETE', `credentials/${removed.body['id'] as string}`, { version: 1 })
    const text = await imports.export('credentials/export')
    expect(text.split('\r\n')[0]).toBe('id,kind,last4,label,state,holder,heldFrom,validFrom,validUntil')
    const { from } = body['holder'] as { from: string }
    expect(text).toContain(`${body['id'] as string},key_fob,9876,'=x,active,${anna},${from},,\r\n`)
    expect(text).not.toContain(removed.body['id'] as string)
    expect(text).not.toContain('77BB')
    expect(await imports.reports({ action: 'credential.export' })).toMatchObject([{ data: { outcome: 'done' } }])
  })

  it('takes the right to read keys', async () => {
    const token = await api.tokenWith(['user:read'])
    expect((await imports.call('credentials/export', {}, token)).status).toBe(403)
  })
})
