import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fob, freshNumber } from './credentials-api.js'
import { DirectoryApi, problem } from './directory-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory
const now = new Date('2026-11-22T09:17:52.000Z')
const api = new DirectoryApi(() => directory)
let anna: string

beforeAll(async () => {
  directory = await runningDirectory(() => now)
  anna = await api.person('anna')
})
afterAll(() => directory.stop())

describe('a credential', () => {
  it('is shown as added, with the last four characters of its number and no more', async () => {
    const answer = await api.post('credentials', { kind: 'key_fob', number: '04:a1-7f 3a', label: 'Blue 12' })
    expect(answer).toMatchObject({ status: 201, etag: '"1"' })
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/) as string,
      kind: 'key_fob',
      last4: '7F3A',
      label: 'Blue 12',
      state: 'active',
      holder: null,
      validFrom: null,
      validUntil: null,
      version: 1,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    })
    expect((await api.get(`credentials/${answer.body['id'] as string}`)).body).toEqual(answer.body)
  })

  it('of which people know the number shows none of it', async () => {
    for (const kind of ['pin', 'passcode']) {
      expect(await api.post('credentials', { kind, number: '8305192764' })).toMatchObject({
        status: 201,
        body: { kind, last4: null },
      })
    }
  })

  it('is found by its number, however it is written, and not by another', async () => {
    const { body } = await api.post('credentials', { kind: 'keycard', number: '00 1122 3344' })
    const found = await api.post('credentials/lookup', { kind: 'keycard', number: '0011 2233 44' })
    expect(found).toMatchObject({ status: 200, etag: '"1"', body: { id: body['id'] } })
    const none = { status: 404, body: problem('credential_not_found') }
    expect(await api.post('credentials/lookup', { kind: 'keycard', number: '0011223345' })).toMatchObject(none)
    expect(await api.post('credentials/lookup', { kind: 'key_fob', number: '0011223344' })).toMatchObject(none)
  })

  it('has a number of its own among those of its kind, until it is removed', async () => {
    const number = freshNumber()
    const id = await fob(api, { number })
    const taken = { status: 409, body: problem('credential_exists', { field: 'number' }) }
    expect(await api.post('credentials', { kind: 'key_fob', number: number.toLowerCase() })).toMatchObject(taken)
    expect(await api.post('credentials', { kind: 'keycard', number })).toMatchObject({ status: 201 })
    expect(await api.call('DELETE', `credentials/${id}`, { version: 1 })).toMatchObject({ status: 204 })
    expect(await api.post('credentials', { kind: 'key_fob', number })).toMatchObject({ status: 201 })
    expect(await api.get(`credentials/${id}`)).toMatchObject({ status: 200, body: { state: 'removed' } })
  })

  it('is added once, however many add it at the same time', async () => {
    const number = freshNumber()
    const answers = await Promise.all([1, 2, 3, 4].map(() => api.post('credentials', { kind: 'key_fob', number })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409])
  })

  it('is blocked and unblocked; doing it twice changes nothing', async () => {
    const id = await fob(api, { userId: anna })
    for (const [verb, state, version] of [
      ['block', 'blocked', 2],
      ['block', 'blocked', 2],
      ['unblock', 'active', 3],
      ['unblock', 'active', 3],
    ] as const) {
      const answer = await api.post(`credentials/${id}/${verb}`)
      expect(answer).toMatchObject({ status: 200, etag: `"${version}"`, body: { state, holder: { userId: anna } } })
    }
  })

  it('is valid for as long as is said, and prolonged', async () => {
    const id = await fob(api, { validFrom: '2026-11-01T00:00:00+02:00', validUntil: '2026-12-01T00:00:00+02:00' })
    const extended = await api.post(`credentials/${id}/prolong`, { validUntil: '2027-01-01T00:00:00+02:00' })
    expect(extended).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { validFrom: '2026-10-31T22:00:00.000Z', validUntil: '2026-12-31T22:00:00.000Z' },
    })
    expect(await api.post(`credentials/${id}/prolong`, { validUntil: '2026-12-31T22:00:00Z' })).toMatchObject({
      status: 409,
      body: problem('not_longer', { field: 'validUntil' }),
    })
    const open = await api.call('PATCH', `credentials/${id}`, { version: 2, body: { validUntil: null, label: 'Red' } })
    expect(open).toMatchObject({ status: 200, etag: '"3"', body: { validUntil: null, label: 'Red' } })
  })

  it('that people know is given another number; the one before is free', async () => {
    const { body } = await api.post('credentials', { kind: 'pin', number: '4711' })
    const path = `credentials/${body['id'] as string}`
    expect(await api.post(`${path}/regenerate`, { number: '4712' })).toMatchObject({ status: 200, etag: '"2"' })
    expect(await api.post('credentials/lookup', { kind: 'pin', number: '4711' })).toMatchObject({ status: 404 })
    expect(await api.post('credentials', { kind: 'pin', number: '4711' })).toMatchObject({ status: 201 })
    expect(await api.post(`${path}/regenerate`, { number: '4711' })).toMatchObject({
      status: 409,
      body: problem('credential_exists', { field: 'number' }),
    })
    expect(await api.post(`credentials/${await fob(api)}/regenerate`, { number: freshNumber() })).toMatchObject({
      status: 409,
      body: problem('number_fixed'),
    })
  })

  it('is changed by who has seen it as it is', async () => {
    const id = await fob(api)
    const body = { label: 'x' }
    expect(await api.call('PATCH', `credentials/${id}`, { body })).toMatchObject({ status: 428 })
    expect(await api.call('DELETE', `credentials/${id}`)).toMatchObject({ status: 428 })
    await api.call('PATCH', `credentials/${id}`, { body, version: 1 })
    for (const [method, change] of [
      ['PATCH', { body: { label: 'y' } }],
      ['DELETE', {}],
    ] as const) {
      expect(await api.call(method, `credentials/${id}`, { ...change, version: 1 })).toMatchObject({
        status: 409,
        body: problem('changed_meanwhile', { currentVersion: 2 }),
      })
    }
  })
})
