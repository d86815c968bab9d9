import { type CredentialHolding, credentialEvents, type CredentialState, type Envelope } from '@doorledger/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DirectoryApi, problem } from './directory-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

const ADDED = '2026-11-22T09:17:52.000Z'
let directory: RunningDirectory
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

const laterBy = (minutes: number): string => {
  now = new Date(now.getTime() + minutes * 60_000)
  return now.toISOString()
}

let numbered = 0
const freshNumber = (): string => {
  numbered += 1
  return `77AA00${String(numbered).padStart(4, '0')}`
}
const fob = async (more: object = {}): Promise<string> => {
  const { status, body } = await api.post('credentials', { kind: 'key_fob', number: freshNumber(), ...more })
  expect(status).toBe(201)
  return body['id'] as string
}
const eventsOf = async (id: string): Promise<(Envelope & { data: CredentialState })[]> => {
  const query = 'select value from events where stream = $1 order by version'
  const { rows } = await directory.database.query<{ value: string }>(query, [`credential:${id}`])
  return rows.map(({ value }) => JSON.parse(value) as Envelope & { data: CredentialState })
}
const holdingsOf = async (id: string): Promise<unknown[]> => {
  const { rows } = await directory.database.query<Record<string, unknown>>(
    'select user_id, valid_from, valid_until from credential_holders where credential_id = $1 order by valid_from',
    [id],
  )
  return rows
}

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
    const found = await api.post('credentials/lookup', { kind: 'keycard', number: '00-1122-3344' })
    expect(found).toMatchObject({ status: 200, etag: '"1"', body: { id: body['id'] } })
    const none = { status: 404, body: problem('credential_not_found') }
    expect(await api.post('credentials/lookup', { kind: 'keycard', number: '0011223345' })).toMatchObject(none)
    expect(await api.post('credentials/lookup', { kind: 'key_fob', number: '0011223344' })).toMatchObject(none)
  })

  it('has a number of its own among those of its kind, until it is removed', async () => {
    const number = freshNumber()
    const id = await fob({ number })
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
    const id = await fob({ userId: anna })
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
    const id = await fob({ validFrom: '2026-11-01T00:00:00+02:00', validUntil: '2026-12-01T00:00:00+02:00' })
    const prolonged = await api.post(`credentials/${id}/prolong`, { validUntil: '2027-01-01T00:00:00+02:00' })
    expect(prolonged).toMatchObject({
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
    expect(await api.post(`credentials/${await fob()}/regenerate`, { number: freshNumber() })).toMatchObject({
      status: 409,
      body: problem('number_fixed'),
    })
  })

  it('is changed by who has seen it as it is', async () => {
    const id = await fob()
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

describe('the holder of a credential', () => {
  it('is one person at a time, and who it was stays known when the credential moves', async () => {
    const id = await fob({ userId: anna })
    const given = now.toISOString()
    const moved = laterBy(60)
    const answer = await api.post(`credentials/${id}/assign`, { userId: bert })
    expect(answer).toMatchObject({ status: 200, etag: '"3"', body: { holder: { userId: bert, from: moved } } })
    const returned = laterBy(60)
    expect(await api.post(`credentials/${id}/unassign`)).toMatchObject({ status: 200, body: { holder: null } })

    expect(await holdingsOf(id)).toEqual([
      { user_id: anna, valid_from: new Date(given), valid_until: new Date(moved) },
      { user_id: bert, valid_from: new Date(moved), valid_until: new Date(returned) },
    ])
    const byStart = new Map<string, CredentialHolding>()
    for (const { data } of await eventsOf(id)) if (data.holder !== null) byStart.set(data.holder.from, data.holder)
    expect([...byStart.values()]).toEqual([
      { userId: anna, from: given, until: moved },
      { userId: bert, from: moved, until: returned },
    ])
  })

  it('may be said later, but never to overlap with another or to lie ahead', async () => {
    const id = await fob({ userId: anna })
    const given = now.toISOString()
    laterBy(60)
    const handedOver = new Date(now.getTime() - 30 * 60_000).toISOString()
    const overlap = { status: 409, body: problem('holders_overlap', { field: 'from' }) }
    expect(await api.post(`credentials/${id}/assign`, { userId: bert, from: given })).toMatchObject(overlap)
    expect(await api.post(`credentials/${id}/assign`, { userId: bert, from: handedOver })).toMatchObject({
      status: 200,
      body: { holder: { userId: bert, from: handedOver } },
    })
    expect(await api.post(`credentials/${id}/assign`, { userId: anna, from: given })).toMatchObject(overlap)
    const ahead = new Date(now.getTime() + 1).toISOString()
    expect(await api.post(`credentials/${id}/assign`, { userId: anna, from: ahead })).toMatchObject({
      status: 400,
      body: problem('assigned_ahead', { field: 'from' }),
    })
  })

  it('is one of several to whom it is given at once', async () => {
    const id = await fob()
    await Promise.all([anna, bert, anna, bert].map((userId) => api.post(`credentials/${id}/assign`, { userId })))
    expect(await holdingsOf(id)).toHaveLength(1)
  })

  it('is somebody who is there', async () => {
    const [disabled, erased] = [await api.person('disabled'), await api.person('erased')]
    await api.post(`users/${disabled}/disable`)
    await api.call('DELETE', `users/${erased}/personal-data`, { version: 1 })
    const id = await fob()
    for (const [userId, status, code] of [
      ['0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c', 400, 'user_not_found'],
      [disabled, 409, 'user_disabled'],
      [erased, 409, 'user_erased'],
    ] as const) {
      const refusal = { status, body: problem(code, { field: 'userId' }) }
      expect(await api.post(`credentials/${id}/assign`, { userId })).toMatchObject(refusal)
      expect(await api.post('credentials', { kind: 'key_fob', number: freshNumber(), userId })).toMatchObject(refusal)
    }
    expect(await eventsOf(id)).toHaveLength(1)
  })
})

describe('the list of credentials', () => {
  it('is paged, and filtered by holder, kind and state', async () => {
    const cleo = await api.person('cleo')
    const [first, second, third] = [
      await fob({ userId: cleo }),
      await fob({ userId: cleo }),
      await fob({ userId: cleo }),
    ]
    await api.post(`credentials/${second}/block`)
    await api.call('DELETE', `credentials/${third}`, { version: 1 })
    expect(await api.ids('credentials?user=cleo')).toEqual([first, second])
    expect(await api.ids(`credentials?user=${cleo}&state=blocked`)).toEqual([second])
    expect(await api.ids('credentials?user=cleo&kind=pin')).toEqual([])
    expect(await api.ids('credentials?state=removed')).toContain(third)
    const all = await api.ids('credentials?limit=500')
    expect(await api.ids('credentials?limit=3')).toEqual(all)
    expect(all).not.toContain(third)
    expect(await api.get('credentials?user=nobody')).toMatchObject({ status: 404, body: problem('user_not_found') })
  })
})

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
    const id = await fob()
    expect(await api.get('credentials', token)).toMatchObject({ status: 200 })
    for (const verb of ['assign', 'unassign', 'block', 'unblock', 'prolong', 'regenerate']) {
      const body = { userId: anna, validUntil: ADDED, number: '1234' }
      expect(await api.post(`credentials/${id}/${verb}`, body, token)).toMatchObject({
        status: 403,
        body: { permission: 'credential:write' },
      })
    }
    const other = await api.tokenWith(['user:read'])
    expect(await api.post('credentials/lookup', { kind: 'pin', number: '1234' }, other)).toMatchObject({
      status: 403,
      body: { permission: 'credential:read' },
    })
  })
})

describe('what is done with credentials', () => {
  it('is reported once each, without the number', async () => {
    const id = await fob({ userId: anna })
    laterBy(1)
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
    const id = await fob({ userId: anna, label: 'Green' })
    await api.post(`credentials/${id}/block`)
    const [, blocked] = await eventsOf(id)
    const contracts = new Map<string, (typeof credentialEvents)[number]>(credentialEvents.map((one) => [one.type, one]))
    for (const event of await eventsOf(id)) contracts.get(event.type)!.schema.parse(event)
    await vi.waitFor(async () => {
      const { rows } = await directory.database.query(
        `select state, stream_version from known_directory where kind = 'credential' and id = $1`,
        [id],
      )
      expect(rows).toEqual([{ state: blocked!.data, stream_version: 2 }])
    })
    expect(blocked!.data).toMatchObject({ state: 'blocked', label: 'Green', last4: expect.any(String) as string })
  })
})
