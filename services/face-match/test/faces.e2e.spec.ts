import { type Envelope, faceSettings, userErased, eventOf } from '@doorledger/contracts'
import { newId, sha256 } from '@doorledger/kernel'
import { copyFile, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { FACE_TERMS } from '../src/domain/face-terms.js'
import { expireTemplates } from '../src/features/expire-templates/expire-templates.js'
import {
  describeWithModels,
  groupPicture,
  hasModels,
  MODELS_DIR,
  type Person,
  portrait,
  seenAtDoor,
} from './face-materials.js'
import { ownModel } from './own-model.js'
import { everythingTold, type RunningFaceMatch, runningFaceMatch } from './running-face-match.js'

const eventually = <Result>(check: () => Promise<Result> | Result): Promise<Result> =>
  vi.waitFor(check, { timeout: 60_000, interval: 100 })

let service: RunningFaceMatch
let token: string

const call = async (method: string, path: string, body?: object | Buffer, type?: string) => {
  const isPicture = Buffer.isBuffer(body)
  const response = await fetch(`${service.address()}/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': type ?? (isPicture ? 'image/jpeg' : 'application/json') }),
    },
    ...(body !== undefined && { body: isPicture ? new Uint8Array(body) : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
  }
}

const code = (answer: { body: Record<string, unknown> }) =>
  String(answer.body['type']).replace('urn:doorledger:problem:', '')

const consent = {
  noticeVersion: '2026-11',
  noticeSha256: 'ab'.repeat(32),
  locale: 'en',
  purpose: 'Advisory comparison at doors',
  termDays: 365,
  method: 'paper',
}

const photoOf = async (person: Person) => (await portrait(person)).jpeg({ quality: 95 }).toBuffer()

/** Somebody who agreed and has a photo. */
const enrolled = async (person: Person): Promise<string> => {
  const userId = await service.person()
  expect((await call('PUT', `/users/${userId}/face-consent`, consent)).status).toBe(200)
  const answer = await call('PUT', `/users/${userId}/photo`, await photoOf(person))
  expect(answer).toMatchObject({ status: 200, body: { photoVersion: 1, fault: null, hasTemplate: true } })
  return userId
}

const RESULT = 'select status, result from face_results where access_event_id = $1'

const resultOf = (id: string) =>
  eventually(async () => {
    const { rows } = await service.database.query<{ status: string; result: Record<string, unknown> }>(RESULT, [id])
    expect(rows).toHaveLength(1)
    return rows[0]!
  })

const destroyedKeys = async () =>
  (await service.database.query('select from privacy.person_keys where erased_at is not null')).rowCount

const set = (settings: object) => call('PUT', '/face/settings', settings)

beforeAll(async () => {
  service = await runningFaceMatch()
  token = await service.issueToken(['face:configure', 'face:compare', 'user:write', 'user:read'])
  await eventually(async () => expect((await call('GET', '/face/settings')).status).toBe(200))
})
afterAll(() => service.stop())

describe('comparing faces', () => {
  it('is off, and stays off until the current terms were confirmed', async () => {
    expect((await call('GET', '/face/settings')).body).toMatchObject({
      ...faceSettings.parse({}),
      enabled: false,
      consentMode: 'require_consent',
      terms: { currentVersion: FACE_TERMS.version, acknowledged: null },
    })
    if (hasModels) {
      expect(code(await set({ enabled: true }))).toBe('terms_not_acknowledged')
    } else {
      expect(code(await set({ enabled: true }))).toBe('face_models_missing')
    }
    expect(code(await call('POST', '/face/terms/acknowledgements', { version: '2001-01' }))).toBe('terms_outdated')
    expect((await call('GET', '/face/terms')).body).toMatchObject({ version: FACE_TERMS.version })
    expect((await call('POST', '/face/terms/acknowledgements', { version: FACE_TERMS.version })).body).toMatchObject({
      terms: { acknowledged: { version: FACE_TERMS.version } },
    })
    expect((await set({ amberPct: 60, greenPct: 50 })).status).toBe(400)
  })

  it('keeps a photo but makes no template while it is off, and says so of snapshots', async () => {
    const userId = await service.person()
    await call('PUT', `/users/${userId}/face-consent`, consent)
    const answer = await call('PUT', `/users/${userId}/photo`, await photoOf('carl'))
    expect(answer.body).toEqual({ photoVersion: 1, fault: null, hasTemplate: false })
    const id = await service.keepSnapshot(userId, await seenAtDoor('carl'))
    expect(await resultOf(id)).toMatchObject({ status: 'off' })
  })

  it('refuses what is no photo, by its reason', async () => {
    const refusals: [Buffer, string, string][] = [
      [Buffer.alloc(0), 'image/jpeg', 'empty'],
      [Buffer.from('text'), 'image/jpeg', 'not_a_picture'],
      [Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'image/heic', 'heic_not_supported'],
      [await photoOf('anna'), 'image/png', 'type_mismatch'],
    ]
    const userId = await service.person()
    for (const [body, type, expected] of refusals) {
      const answer = await call('PUT', `/users/${userId}/photo`, body, type)
      expect([answer.status, code(answer)]).toEqual([400, expected])
    }
    expect((await call('DELETE', `/users/${userId}/photo`)).status).toBe(404)
    expect((await call('GET', `/users/${newId()}/face-status`)).status).toBe(404)
    expect((await call('GET', `/access-events/${newId()}/comparison`)).status).toBe(404)
  })
})

describeWithModels('faces that are compared', () => {
  let anna: string
  beforeAll(async () => {
    expect((await set({ enabled: true })).status).toBe(200)
    anna = await enrolled('anna')
  })

  it('get a score each, once, and both pictures side by side', async () => {
    const id = await service.keepSnapshot(anna, await seenAtDoor('anna'))
    const { status, result } = await resultOf(id)
    expect([status, result['faces'], result['lowQuality']]).toEqual(['scored', 1, false])
    expect(result['scorePct']).toBeGreaterThan(90)
    const { body } = await call('GET', `/access-events/${id}/comparison`)
    expect(body).toMatchObject({ status: 'scored', band: 'green', photoChangedSince: false })
    for (const side of ['photo', 'snapshot']) {
      expect(body[side]).toMatchObject({
        image: expect.stringMatching(/^data:image\/jpeg;base64,/) as unknown,
        crop: expect.stringMatching(/^data:image\/jpeg;base64,/) as unknown,
      })
    }
    const told = (await everythingTold(service)).map((text) => JSON.parse(text) as Envelope)
    expect(told.filter(({ type, subject }) => type === 'face.match_scored' && subject === id)).toHaveLength(1)
  })

  it('are shown as others where they are others', async () => {
    const id = await service.keepSnapshot(anna, await seenAtDoor('bert'))
    expect(((await resultOf(id)).result['scorePct'] as number) < 30).toBe(true)
  })

  it('are those of the time of the event, of known people, in pictures that show a face', async () => {
    const late = await service.keepSnapshot(anna, await seenAtDoor('anna'), { apartMs: 5_001 })
    const nobody = await service.keepSnapshot(undefined, await seenAtDoor('anna'))
    const without = await service.keepSnapshot(newId(), await seenAtDoor('anna'))
    const dark = await service.keepSnapshot(anna, await seenAtDoor('anna', (face) => face.linear(0.1, 0)))
    expect(await resultOf(late)).toMatchObject({ status: 'not_run', result: { detail: 'not_of_the_time' } })
    expect(await resultOf(nobody)).toMatchObject({ status: 'not_applicable' })
    expect(await resultOf(without)).toMatchObject({ status: 'opt_out' })
    expect(await resultOf(dark)).toMatchObject({ status: 'no_face' })
  })

  it('need a photo with one face: a new one without takes the template away, the next makes it anew', async () => {
    const userId = await enrolled('bert')
    const before = await destroyedKeys()
    const group = await call('PUT', `/users/${userId}/photo`, await groupPicture(3))
    expect(group.body).toEqual({ photoVersion: 2, fault: 'several_faces', hasTemplate: false })
    expect(await destroyedKeys()).toBe(before! + 1)
    const id = await service.keepSnapshot(userId, await seenAtDoor('bert'))
    expect(await resultOf(id)).toMatchObject({ status: 'no_photo', result: { detail: 'several_faces' } })
    const [one, other] = await Promise.all(
      [1, 2].map(async () => call('PUT', `/users/${userId}/photo`, await photoOf('bert'))),
    )
    expect([one!.body['photoVersion'], other!.body['photoVersion']].toSorted()).toEqual([3, 4])
    const { rows } = await service.database.query('select photo_version from face_templates where user_id = $1', [
      userId,
    ])
    expect(rows).toEqual([{ photo_version: 4 }])
  })

  it('are not compared once somebody withdrew; the key is gone, the photo stays and serves again after consent', async () => {
    const userId = await enrolled('carl')
    const before = await destroyedKeys()
    const withdrawn = await call('DELETE', `/users/${userId}/face-consent`)
    expect(withdrawn.body).toMatchObject({ optedOut: true, takesPart: false, hasTemplate: false, hasPhoto: true })
    expect(await destroyedKeys()).toBe(before! + 1)
    const id = await service.keepSnapshot(userId, await seenAtDoor('carl'))
    expect(await resultOf(id)).toMatchObject({ status: 'opt_out' })
    const again = await call('PUT', `/users/${userId}/face-consent`, consent)
    expect(again.body).toMatchObject({ optedOut: false, takesPart: true, hasTemplate: true })
  })

  it('wait while the object store is away, whereupon photos are to come later, and are scored when it is back', async () => {
    const id = await service.keepSnapshot(anna, await seenAtDoor('anna'), { mood: 'away' })
    await eventually(() => expect(service.logged.join('')).toContain('what needs it waits'))
    const { status, headers } = await call('PUT', `/users/${anna}/photo`, await photoOf('anna'))
    expect([status, headers.get('retry-after')]).toEqual([503, '5'])
    expect((await service.database.query(RESULT, [id])).rowCount).toBe(0)
    service.store.set('works')
    expect(await resultOf(id)).toMatchObject({ status: 'scored' })
  })

  it('get no score where somebody withdraws while it is made', async () => {
    const userId = await enrolled('carl')
    const id = await service.keepSnapshot(userId, await seenAtDoor('carl'), { mood: 'slow' })
    await eventually(() => expect(service.store.waiting).toBeGreaterThan(0))
    expect((await call('DELETE', `/users/${userId}/face-consent`)).status).toBe(200)
    service.store.set('works')
    expect(await resultOf(id)).toMatchObject({ status: 'opt_out', result: { detail: 'withdrawn_meanwhile' } })
  })

  it('are forgotten with the person, and nothing of what was being made then comes back', async () => {
    const userId = await enrolled('carl')
    const rows = async () => {
      const tables = 'select user_id from face_people union all select user_id from face_templates'
      const { rowCount } = await service.database.query(`select from (${tables}) t where user_id = $1`, [userId])
      return rowCount
    }
    const id = await service.keepSnapshot(userId, await seenAtDoor('carl'), { mood: 'slow' })
    const upload = call('PUT', `/users/${userId}/photo`, await photoOf('bert'))
    await eventually(() => expect(service.store.waiting).toBeGreaterThan(1))
    const data = { userId, userNo: 7, enabled: false, assignments: [] }
    await service.append('directory.events.v1', { ...eventOf(userErased, data, service.about()), streamversion: 2 })
    await eventually(async () => expect(await rows()).toBe(0))
    service.store.set('works')
    expect([409, 503]).toContain((await upload).status)
    expect((await resultOf(id)).status).not.toBe('scored')
    expect(code(await call('PUT', `/users/${userId}/photo`, await photoOf('bert')))).toBe('person_erased')
    expect(code(await call('PUT', `/users/${userId}/face-consent`, consent))).toBe('person_erased')
    expect(await rows()).toBe(0)
    expect((await call('GET', `/users/${userId}/photo`)).status).toBe(404)
  })

  it('are kept no longer than people agreed to', async () => {
    const userId = await enrolled('bert')
    const DAY_MS = 86_400_000
    await expireTemplates(service.database, new Date(Date.now() + 364 * DAY_MS))
    expect((await call('GET', `/users/${userId}/face-status`)).body).toMatchObject({ hasTemplate: true })
    await expireTemplates(service.database, new Date(Date.now() + 366 * DAY_MS))
    expect((await call('GET', `/users/${userId}/face-status`)).body).toMatchObject({ hasTemplate: false })
    await call('PUT', `/users/${anna}/photo`, await photoOf('anna'))
  })

  it('are in no topic, no log and no table in clear', async () => {
    const photo = await photoOf('anna')
    const { body } = await call('GET', `/users/${anna}/photo`)
    const kept = Buffer.from((body['image'] as string).split(',')[1]!, 'base64')
    const planted = [photo, kept].map((bytes) => bytes.subarray(2_000, 2_060))
    const { rows } = await service.database.query<{ sealed: Buffer }>('select sealed from face_templates')
    const texts = [
      ...(await everythingTold(service)),
      ...service.logged,
      ...rows.map(({ sealed }) => sealed.toString('latin1')),
    ]
    for (const bytes of planted) {
      for (const form of ['base64', 'base64url', 'hex', 'latin1'] as const) {
        const needle = bytes.toString(form).slice(4, -4)
        expect(texts.filter((text) => text.includes(needle))).toEqual([])
      }
    }
    expect(texts.filter((text) => /"template"|data:image/.test(text))).toEqual([])
    for (const { sealed } of rows) expect(sealed).toHaveLength(1 + 12 + 16 + 512 * 4)
  })

  it('are counted by band for whoever sets the bands, and are all gone when it is switched off', async () => {
    const { body } = await call('GET', '/face/calibration')
    expect(body).toMatchObject({ bands: { greenPct: 50, amberPct: 30 }, suggested: null })
    expect(body['count']).toBeGreaterThanOrEqual(2)
    expect((await set({ enabled: false })).body).toMatchObject({ enabled: false })
    expect((await service.database.query('select from face_templates')).rowCount).toBe(0)
    const id = await service.keepSnapshot(anna, await seenAtDoor('anna'))
    expect(await resultOf(id)).toMatchObject({ status: 'off' })
    expect((await set({ enabled: true })).status).toBe(200)
    await eventually(async () =>
      expect((await call('GET', `/users/${anna}/face-status`)).body).toMatchObject({ hasTemplate: true }),
    )
  })

  it('are compared by a model of the operator’s own, with templates made anew from photos', async () => {
    expect((await call('GET', '/face/model')).body).toMatchObject({ modelId: 'foamliu-mbf-128x4/v1', outdated: 0 })
    const folder = await mkdtemp(join(tmpdir(), 'doorledger-models-'))
    for (const file of ['yunet_s_640_640.onnx', 'yunet_n_dynamic.onnx']) {
      await copyFile(join(MODELS_DIR, file), join(folder, file))
    }
    const calibration = { calibrationId: 'own/v1', mid: 0.5, k: 20 }
    const own = { file: 'own.onnx', sha256: sha256(ownModel()), modelId: 'own/v1', calibration }
    await writeFile(join(folder, 'own.onnx'), ownModel())
    await writeFile(join(folder, 'embedder.json'), JSON.stringify(own))
    await service.restart(folder)
    await eventually(async () => {
      const { body } = await call('GET', '/face/model')
      expect(body).toMatchObject({ modelId: 'own/v1', calibrationId: 'own/v1', outdated: 0 })
      expect(body['templates']).toBeGreaterThan(0)
    })
    const id = await service.keepSnapshot(anna, await seenAtDoor('anna'))
    const { status, result } = await resultOf(id)
    expect([status, result['modelId'], result['calibrationId']]).toEqual(['scored', 'own/v1', 'own/v1'])
    expect(result['cosine']).toBeGreaterThan(0.5)
    await writeFile(join(folder, 'embedder.json'), JSON.stringify({ ...own, calibration: { mid: 2 } }))
    await service.restart(folder)
    expect(code(await call('GET', '/face/model'))).toBe('face_models_missing')
    expect(code(await set({ enabled: true, greenPct: 60 }))).toBe('face_models_missing')
  })
})
