import type { CredentialHolding } from '@doorledger/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsOf, fob, freshNumber } from './credentials-api.js'
import { DirectoryApi, problem } from './directory-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory
let now = new Date('2026-11-22T09:17:52.000Z')
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

const holdingsOf = async (id: string): Promise<unknown[]> => {
  const { rows } = await directory.database.query<Record<string, unknown>>(
    'select user_id, valid_from, valid_until from credential_holders where credential_id = $1 order by valid_from',
    [id],
  )
  return rows
}

describe('the holder of a credential', () => {
  it('is one person at a time, and who it was stays known when the credential moves', async () => {
    const id = await fob(api, { userId: anna })
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
    for (const { data } of await eventsOf(directory, id))
      if (data.holder !== null) byStart.set(data.holder.from, data.holder)
    expect([...byStart.values()]).toEqual([
      { userId: anna, from: given, until: moved },
      { userId: bert, from: moved, until: returned },
    ])
  })

  it('may be said later, but never to overlap with another or to lie ahead', async () => {
    const id = await fob(api, { userId: anna })
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
    const id = await fob(api)
    await Promise.all([anna, bert, anna, bert].map((userId) => api.post(`credentials/${id}/assign`, { userId })))
    expect(await holdingsOf(id)).toHaveLength(1)
  })

  it('is somebody who is there', async () => {
    const [disabled, erased] = [await api.person('disabled'), await api.person('erased')]
    await api.post(`users/${disabled}/disable`)
    await api.call('DELETE', `users/${erased}/personal-data`, { version: 1 })
    const id = await fob(api)
    for (const [userId, status, code] of [
      ['0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c', 400, 'user_not_found'],
      [disabled, 409, 'user_disabled'],
      [erased, 409, 'user_erased'],
    ] as const) {
      const refusal = { status, body: problem(code, { field: 'userId' }) }
      expect(await api.post(`credentials/${id}/assign`, { userId })).toMatchObject(refusal)
      expect(await api.post('credentials', { kind: 'key_fob', number: freshNumber(), userId })).toMatchObject(refusal)
    }
    expect(await eventsOf(directory, id)).toHaveLength(1)
  })
})

describe('the list of credentials', () => {
  it('is paged, and filtered by holder, kind and state', async () => {
    const cleo = await api.person('cleo')
    const [first, second, third] = [
      await fob(api, { userId: cleo }),
      await fob(api, { userId: cleo }),
      await fob(api, { userId: cleo }),
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
