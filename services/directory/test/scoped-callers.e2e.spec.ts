import { newId } from '@doorledger/kernel'
import { signAccessToken } from '@doorledger/service'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeKeyKnown, newKey } from '../../../libs/service/test/signing-people.js'
import { DirectoryApi, problem } from './directory-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory
/** responsible for the first floor, and the room that lies on it */
let warden: string
const all = new DirectoryApi(() => directory)

beforeAll(async () => {
  directory = await runningDirectory(() => new Date())
  await all.post('premises', { id: 'hq', kind: 'building', name: 'Headquarters' })
  await all.post('premises', { id: 'floor-1', kind: 'floor', name: 'First floor', parentId: 'hq' })
  await all.post('premises', { id: 'room', kind: 'area', name: 'Room', parentId: 'floor-1' })
  await all.post('premises', { id: 'floor-2', kind: 'floor', name: 'Second floor', parentId: 'hq' })
  const assignments = [{ roleId: 'facilities-admin', premisesId: 'floor-1' }]
  const { body } = await all.post('users', { username: 'warden', name: 'Warden', assignments })
  const userId = body['id'] as string
  const key = await newKey()
  await makeKeyKnown(directory.database, key)
  const subject = { tenantId: 'default', userId, sessionId: newId(), mustChangePassword: false }
  warden = await signAccessToken(key, subject, new Date())
  await vi.waitFor(async () => expect((await all.get('premises/room', warden)).status).toBe(200), { timeout: 60_000 })
  const within = `select premises_within('default', '{floor-1}') @> '{room}' as is_known`
  const isKnown = async () => (await directory.database.query<{ is_known: boolean }>(within)).rows[0]!.is_known
  await vi.waitUntil(isKnown, { timeout: 60_000 })
})
afterAll(() => directory.stop())

const person = async (premisesId: string | undefined, token?: string) => {
  const username = `p${newId()}`.replaceAll('-', '')
  const { status, body } = await all.post('users', { username, name: username, premisesId }, token)
  expect(status, JSON.stringify(body)).toBe(201)
  return body['id'] as string
}
let given = 0
const key = async (userId: string | undefined, token?: string) => {
  given += 1
  const number = given.toString(16).padStart(8, '0').toUpperCase()
  return all.post('credentials', { kind: 'key_fob', number, userId }, token)
}
const idsFor = async (path: string) =>
  ((await all.get(path, warden)).body['items'] as { id: string }[]).map(({ id }) => id)

describe('who is responsible for certain premises', () => {
  it('sees the people who belong there or in what lies there, by whatever they are called', async () => {
    const [inside, deeper, outside, nowhere] = [
      await person('floor-1'),
      await person('room'),
      await person('floor-2'),
      await person(undefined),
    ]
    const seen = await idsFor('users?limit=500')
    expect(seen).toEqual(expect.arrayContaining([inside, deeper]))
    expect(seen).not.toContain(outside)
    expect(seen).not.toContain(nowhere)
    expect((await all.get(`users/${inside}`, warden)).status).toBe(200)
    const { body } = await all.get(`users/${outside}`)
    for (const ref of [outside, nowhere, body['userNo'] as number, body['username'] as string]) {
      expect(await all.get(`users/${ref}`, warden)).toMatchObject({ status: 404, body: problem('user_not_found') })
    }
  })

  it('registers people there, and neither elsewhere nor nowhere', async () => {
    await person('room', warden)
    for (const premisesId of ['floor-2', 'hq', 'unheard-of', undefined]) {
      const sent = { username: `q${newId()}`.replaceAll('-', ''), name: 'Q', premisesId }
      expect(await all.post('users', sent, warden)).toMatchObject({
        status: 403,
        body: problem('outside_your_premises', { field: 'premisesId' }),
      })
    }
  })

  it('moves people within, not out of sight', async () => {
    const id = await person('floor-1')
    const move = (premisesId: string | null, version: number) =>
      all.call('PATCH', `users/${id}`, { body: { premisesId }, version, token: warden })
    expect(await move('room', 1)).toMatchObject({ status: 200, body: { premisesId: 'room', version: 2 } })
    expect(await move('room', 2)).toMatchObject({ status: 200, body: { version: 2 } })
    for (const premisesId of ['floor-2', null]) {
      expect(await move(premisesId, 2)).toMatchObject({ status: 403, body: { field: 'premisesId' } })
    }
  })

  it('gives keys to the people there, and knows of those they hold', async () => {
    const [inside, outside] = [await person('room'), await person('floor-2')]
    const [mine, theirs, spare] = [await key(inside, warden), await key(outside), await key(undefined)]
    expect(mine.status).toBe(201)
    const seen = await idsFor('credentials?limit=500')
    expect(seen).toContain(mine.body['id'])
    for (const { body } of [theirs, spare]) {
      expect(seen).not.toContain(body['id'])
      expect(await all.get(`credentials/${body['id'] as string}`, warden)).toMatchObject({ status: 404 })
      expect(await all.post(`credentials/${body['id'] as string}/block`, {}, warden)).toMatchObject({ status: 404 })
    }
    for (const userId of [outside, undefined]) {
      expect(await key(userId, warden)).toMatchObject({ status: 400, body: { field: 'userId' } })
    }
    const assigning = `credentials/${mine.body['id'] as string}/assign`
    expect(await all.post(assigning, { userId: outside }, warden)).toMatchObject({
      status: 400,
      body: { field: 'userId' },
    })
  })

  it('takes a key back, and sees that once', async () => {
    const id = (await key(await person('room'), warden)).body['id'] as string
    expect(await all.post(`credentials/${id}/unassign`, {}, warden)).toMatchObject({
      status: 200,
      body: { holder: null },
    })
    expect((await all.get(`credentials/${id}`, warden)).status).toBe(404)
  })

  it('sees the premises that lie there, with what they lie in', async () => {
    expect(await idsFor('premises')).toEqual(['floor-1', 'room'])
    expect((await all.get('premises/room', warden)).body).toMatchObject({ path: ['hq', 'floor-1', 'room'] })
    expect((await all.get('premises/hq', warden)).status).toBe(404)
  })
})

describe('premises in which somebody belongs', () => {
  it('are not deleted', async () => {
    await all.post('premises', { id: 'annex', kind: 'building', name: 'Annex' })
    await person('annex')
    expect(await all.call('DELETE', 'premises/annex', { version: 1 })).toMatchObject({
      status: 409,
      body: problem('premises_not_empty', { people: 1 }),
    })
  })

  it('must be there', async () => {
    const sent = { username: 'nomad', name: 'Nomad', premisesId: 'atlantis' }
    expect(await all.post('users', sent)).toMatchObject({ status: 400, body: { field: 'premisesId' } })
  })
})
