import { credentialEvents } from '@doorledger/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { eventsOf, fob, freshNumber } from './credentials-api.js'
import { DirectoryApi } from './directory-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory

const ADDED = '2026-11-22T09:17:52.000Z'
let now = new Date(ADDED)
const api = new DirectoryApi(() => directory)
let anna: string
let bert: string

beforeAll(async () => {
  directory = await runningDirectory(() => now)
  anna = await api.person('anna')
  bert = await api.person('bert')
})
afterAll(() => directory.stop())

describe('a request that is not right', () => {
  it.each([
    ['no number', { kind: 'pin' }, 'number'],
    ['a PIN that is none', { kind: 'pin', number: '12a4' }, 'number'],
    ['a kind that is none', { kind: 'face', number: '1234' }, 'kind'],
    [
      'a validity that ends before it begins',
      { validFrom: '2026-12-02T00:00:00Z', validUntil: '2026-12-01T00:00:00Z' },
      'validUntil',
    ],
    ['a time without a zone', { validUntil: '2026-12-01T00:00:00' }, 'validUntil'],
    ['a time beyond all calendars', { validUntil: '9999-12-31T23:59:59-14:00' }, 'validUntil'],
    ['an unknown field', { holder: 'anna' }, 'holder'],
  ])('is refused naming the field: %s', async (_, body, field) => {
    const whole = 'kind' in body ? body : { kind: 'key_fob', number: freshNumber(), ...body }
    expect(await api.post('credentials', whole)).toMatchObject({ status: 400, body: { field } })
  })

  it('is refused without the permission', async () => {
    const token = await api.tokenWith(['credential:read'])
    const id = await fob(api)
    expect(await api.get('credentials', token)).toMatchObject({ status: 200 })
    for (const verb of ['assign', 'unassign', 'block', 'unblock', 'prolong', 'regenerate']) {
      const body = { userId: anna, validUntil: ADDED, number: '1234' }
      expect(await api.post(`credentials/${id}/${verb}`, body, token)).toMatchObject({
        status: 403,
        body: { permission: verb === 'block' ? 'credential:block' : 'credential:write' },
      })
    }
    const other = await api.tokenWith(['user:read'])
    expect(await api.post('credentials/lookup', { kind: 'pin', number: '1234' }, other)).toMatchObject({
      status: 403,
      body: { permission: 'credential:read' },
    })
  })
})

describe('with credential:block alone', () => {
  it('a key is stopped at once, and it is left to others to let it open doors again', async () => {
    const token = await api.tokenWith(['credential:block'])
    const id = await fob(api)
    expect(await api.post(`credentials/${id}/block`, {}, token)).toMatchObject({
      status: 200,
      body: { state: 'blocked' },
    })
    expect(await api.post(`credentials/${id}/unblock`, {}, token)).toMatchObject({
      status: 403,
      body: { permission: 'credential:write' },
    })
    expect(await api.post(`credentials/${id}/unblock`)).toMatchObject({ status: 200, body: { state: 'active' } })
  })
})

describe('what is done with credentials', () => {
  it('is reported once each, without the number', async () => {
    const id = await fob(api, { userId: anna })
    now = new Date(now.getTime() + 60_000)
    await api.post(`credentials/${id}/assign`, { userId: bert })
    await api.post(`credentials/${id}/assign`, { userId: anna, from: ADDED })
    const reports = await api.reportsOf(id)
    expect(reports.map(({ action, outcome, failure }) => [action, outcome, failure?.code])).toEqual([
      ['credential.add', 'done', undefined],
      ['credential.assign', 'done', undefined],
      ['credential.assign', 'failed', 'holders_overlap'],
    ])
    expect(reports[1]?.changes).toMatchObject([
      { field: 'holder.userId', before: anna, after: bert },
      { field: 'holder.from' },
    ])
  })

  it('is known to every service by an event that holds the whole credential', async () => {
    const id = await fob(api, { userId: anna, label: 'Green' })
    await api.post(`credentials/${id}/block`)
    const [, blocked] = await eventsOf(directory, id)
    const contracts = new Map<string, (typeof credentialEvents)[number]>(credentialEvents.map((one) => [one.type, one]))
    for (const event of await eventsOf(directory, id)) contracts.get(event.type)!.schema.parse(event)
    await vi.waitFor(
      async () => {
        const { rows } = await directory.database.query(
          `select state, stream_version from known_directory where kind = 'credential' and id = $1`,
          [id],
        )
        expect(rows).toEqual([{ state: blocked!.data, stream_version: 2 }])
      },
      { timeout: 60_000 },
    )
    expect(blocked!.data).toMatchObject({ state: 'blocked', label: 'Green', last4: expect.any(String) as string })
  })
})
