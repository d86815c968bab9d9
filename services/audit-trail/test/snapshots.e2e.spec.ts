import {
  accessGranted,
  accessSnapshotRefused,
  deviceCredentialIssued,
  eventOf,
  faceMatchScored,
  faceSettings,
  faceSettingsChanged,
  type Permission,
  phoneKeyReported,
} from '@doorledger/contracts'
import { newId, sha256 } from '@doorledger/kernel'
import { allowedHosts } from '@doorledger/outbound'
import { createServer, type Server } from 'node:http'
import dns, { type LookupAddress } from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ObjectServer, startObjectServer } from '../../../libs/media/test/object-server.js'
import { accessEventIdOf } from '../src/domain/access-event-of.js'
import { clientWith, described, eventually, problem, registered, type RestClient } from './rest-client.js'
import { type RunningAuditTrail, runningAuditTrail } from './running-audit-trail.js'
import { tricks } from './tricky-cameras.js'

const TOKEN = `dl_dev_${'a'.repeat(43)}`
const OTHER = `dl_dev_${'b'.repeat(43)}`
const picture = (red: number) =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: { r: red, g: 9, b: 9 } } })
    .jpeg()
    .toBuffer()

let service: RunningAuditTrail
let guard: RestClient
let objects: ObjectServer
let recorder: Server
let recorderAddress: string
/** what the recorder was asked */
const asked: string[] = []

const at = '2026-11-13T07:17:52.000Z'
const about = { tenantId: 'replaced', service: 'test', occurredAt: at, recordedAt: at }

const credential = (deviceId: string, token: string) => ({
  ...eventOf(deviceCredentialIssued, { deviceId, credentialId: newId(), tokenHash: sha256(token) }, about),
  streamversion: 1,
})

/** Somebody comes to a door; answers the id once the access log has it. */
const attempt = async (deviceId = 'lobby', occurredAt = at, accessEventId = newId()): Promise<string> => {
  const accessDevice = { id: deviceId, name: deviceId, kind: 'reader' as const }
  const data = { ...accessGranted.example, accessEventId, accessDevice }
  await service.publish(eventOf(accessGranted, data, { ...about, occurredAt }))
  await eventually(async () => expect((await guard.get(`/access-events/${accessEventId}`)).status).toBe(200))
  return accessEventId
}

const upload = async (id: string, body: Buffer | object, type = 'image/jpeg', token = TOKEN) => {
  const isJson = !Buffer.isBuffer(body)
  const response = await fetch(`${service.address}/v1/access-events/${id}/snapshot`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': isJson ? 'application/json' : type },
    body: isJson ? JSON.stringify(body) : new Uint8Array(body),
  })
  const { status, headers } = response
  return { status, headers, body: (await response.json()) as Record<string, unknown> }
}

const shown = async (id: string) => {
  const { status, headers, text } = await guard.get(`/access-events/${id}/snapshot`)
  return { status, headers, body: JSON.parse(text) as Record<string, unknown> }
}

beforeAll(async () => {
  recorder = createServer(({ url, headers }, response) => {
    if (headers.authorization === undefined) {
      return void response.writeHead(401, { 'www-authenticate': 'Basic realm="nvr"' }).end()
    }
    asked.push(`${url} ${headers.authorization}`)
    if (url!.startsWith('/Acs/Api')) return void response.end('{"Cameras":[{"CameraId":"a1","Name":"Attic"}]}')
    const trick = tricks[new URL(url!, recorderAddress).searchParams.get('c') ?? '']
    if (trick !== undefined) return trick(response)
    if (url!.startsWith('/recorded') && !url!.includes('garage')) return void response.writeHead(404).end()
    void picture(90).then((bytes) => response.setHeader('content-type', 'image/jpeg').end(bytes))
  })
  await new Promise<void>((done) => recorder.listen(0, '127.0.0.1', done))
  recorderAddress = `http://127.0.0.1:${(recorder.address() as AddressInfo).port}`
  const snapshots = {
    allowed: allowedHosts('127.0.0.1'),
    copiesLinks: true,
    recorderLogins: { 'nvr-1': 'viewer:secret' },
  }
  objects = await startObjectServer()
  service = await runningAuditTrail('embedded', { snapshots, objects: () => objects.open() })
  const permissions: Permission[] = ['access-log:read', 'access-log:export', 'snapshot:view', 'device:read']
  guard = await clientWith(service, ...permissions)
  await service.publish(
    registered('lobby'),
    registered('garage'),
    registered('attic'),
    registered('nvr-1'),
    credential('lobby', TOKEN),
    credential('attic', OTHER),
    ...Object.keys(tricks).map((camera) => registered(camera)),
  )
  const id = await attempt()
  await eventually(async () => expect((await upload(id, await picture(1))).status).toBe(200))
})
afterAll(async () => {
  await service.stop()
  await objects.close()
  recorder.closeAllConnections()
  recorder.close()
})

describe('a picture that a device hands in', () => {
  it('is sealed in the object store, told of, and shown to who may see it', async () => {
    const id = await attempt()
    const { status, body } = await upload(id, await picture(200))
    expect([status, body]).toMatchObject([
      200,
      { accessEventId: id, snapshot: { mime: 'image/jpeg', widthPx: 64, heightPx: 48, source: 'upload' } },
    ])
    await eventually(async () => expect((await shown(id)).body['source']).toBe('stored'))
    const { headers, body: answer } = await shown(id)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(answer).toMatchObject({ source: 'stored', isClip: false, expired: false, camera: null, tried: [] })
    const bytes = Buffer.from((answer['image'] as string).split(',')[1]!, 'base64')
    expect((await sharp(bytes).stats()).dominant.r).toBeGreaterThan(150)
    const row = await guard.json<Record<string, unknown>>(`/access-events/${id}`)
    expect(row['snapshot']).toMatchObject({ kind: 'stored', mime: 'image/jpeg' })
    for (const sealed of objects.contents()) expect(sealed.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false)
  })

  it('is taken as a data URI, and the latest counts', async () => {
    const id = await attempt()
    await upload(id, await picture(30))
    const dataUri = `data:image/jpeg;base64,${(await picture(250)).toString('base64')}`
    expect((await upload(id, { dataUri })).body).toMatchObject({ snapshot: { source: 'data_uri' } })
    await eventually(async () => {
      const bytes = Buffer.from(String((await shown(id)).body['image']).split(',')[1]!, 'base64')
      expect((await sharp(bytes).stats()).dominant.r).toBeGreaterThan(200)
    })
  })

  it('may be the address of a clip, which is shown with its expiry and is fetched by nobody', async () => {
    const id = await attempt()
    const link = { url: 'https://clips.example/a/clip.MP4?X-Amz-Signature=1', expiresAt: '2026-11-20T00:00:00.000Z' }
    expect((await upload(id, link)).status).toBe(200)
    await eventually(async () =>
      expect((await shown(id)).body).toMatchObject({ source: 'link', ...link, isClip: true, image: null }),
    )
  })

  it('is refused by its reason', async () => {
    const id = await attempt()
    const png = await sharp(await picture(1))
      .png()
      .toBuffer()
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const refusals: [Buffer | object, string, string][] = [
      [Buffer.alloc(0), 'image/jpeg', 'empty'],
      [png, 'image/jpeg', 'type_mismatch'],
      [svg, 'image/svg+xml', 'type_not_supported'],
      [Buffer.from('text'), 'text/plain', 'type_not_supported'],
      [(await picture(1)).subarray(0, 200), 'image/jpeg', 'damaged'],
      [{ dataUri: 'data:image/png,plain' }, '', 'not_a_data_uri'],
      [{ url: 'http://clips.example/a.jpg' }, '', 'scheme_refused'],
      [{ url: 'file:///etc/passwd' }, '', 'scheme_refused'],
      [{ url: 'clips/a.jpg' }, '', 'scheme_refused'],
      [{ url: 'https://anna:pw@clips.example/a.jpg' }, '', 'user_info_refused'],
      [{ nothing: true }, '', 'invalid_request'],
    ]
    for (const [body, type, code] of refusals) {
      const { status, body: told } = await upload(id, body, type)
      expect([status, told['type']]).toEqual([400, problem(code)])
    }
    expect((await upload(id, Buffer.alloc(11 * 1_048_576))).status).toBe(413)
    expect((await shown(id)).body).toMatchObject({ source: 'none', image: null })
  })

  it('that came within the attempt and was not taken leaves its reason in the row', async () => {
    const id = await attempt()
    const data = { accessEventId: id, deviceId: 'lobby', occurredAt: at, fault: 'damaged' }
    await service.publish(eventOf(accessSnapshotRefused, data, about))
    await eventually(async () =>
      expect((await shown(id)).body['tried']).toContainEqual({ source: 'stored', outcome: 'damaged' }),
    )
    expect(await guard.json(`/access-events/${id}`)).toMatchObject({ snapshot: { kind: 'refused', fault: 'damaged' } })
    await upload(id, await picture(60))
    await eventually(async () =>
      expect(await guard.json(`/access-events/${id}`)).toMatchObject({ snapshot: { kind: 'stored', fault: null } }),
    )
  })

  it('is taken from the device that made the attempt alone', async () => {
    const id = await attempt()
    expect((await upload(id, await picture(1), 'image/jpeg', 'nonsense')).status).toBe(401)
    expect((await upload(id, await picture(1), 'image/jpeg', OTHER)).status).toBe(404)
    expect((await upload(newId(), await picture(1))).status).toBe(404)
  })

  it('is shown to nobody else', async () => {
    const id = await attempt()
    const reader = await clientWith(service, 'access-log:read')
    expect((await reader.get(`/access-events/${id}/snapshot`)).status).toBe(403)
  })

  it.each(['away', 'full', 'slow'] as const)(
    'is not taken while the store is %s, and nothing else waits',
    async (mood) => {
      const id = await attempt()
      objects.set(mood)
      const refused = upload(id, await picture(77))
      await attempt()
      const { status, headers } = await refused
      expect([status, headers.get('retry-after')]).toEqual([503, '5'])
      objects.set('works')
      expect((await upload(id, await picture(77))).status).toBe(200)
    },
  )

  it('of what a phone reported is taken from that phone, by its report', async () => {
    const reportId = newId()
    const data = { ...phoneKeyReported.example, reportId, credentialRef: undefined, userId: newId() }
    await service.publish(eventOf(phoneKeyReported, data, { ...about, actor: 'api' }))
    const phone = await clientWith(service, 'lock:visit', 'device:read')
    const dataUri = `data:image/jpeg;base64,${(await picture(77)).toString('base64')}`
    const handIn = (id: string) => phone.send('PUT', `/access-events/reported/${id}/snapshot`, { dataUri })
    const { body } = await handIn(reportId)
    await eventually(async () => expect((await shown(String(body['accessEventId']))).body['source']).toBe('stored'))
    expect((await handIn(newId())).status).toBe(404)
    const ofLock = newId()
    await attempt('lobby', at, accessEventIdOf(service.tenantId, ofLock))
    expect((await handIn(ofLock)).status).toBe(404)
  })
})

describe('a picture behind an address', () => {
  const linked = async (url: string) => {
    const id = await attempt()
    expect((await upload(id, { url })).status).toBe(200)
    return id
  }

  it('is not copied from within, however often its name is asked for, and the answer says why', async () => {
    // Of the public internet at the first question, and of this machine ever after.
    const answers: LookupAddress[] = [{ address: '2001:4860:4860::8888', family: 6 }]
    const { lookup } = dns
    dns.lookup = ((host: string, options: object, answer: (error: null, found: LookupAddress[]) => void) => {
      if (host !== 'rebind.example') return (lookup as (...all: unknown[]) => void)(host, options, answer)
      answer(null, [answers.shift() ?? { address: '127.0.0.1', family: 4 }])
    }) as typeof lookup
    syncBuiltinESMExports()
    try {
      for (const [url, outcome] of [
        ['https://rebind.example/one.jpg', /^(failed|too_slow)$/],
        ['https://rebind.example/two.jpg', /^address_refused$/],
        ['https://10.0.0.1/a.jpg', /^address_refused$/],
      ] as const) {
        const id = await linked(url)
        await eventually(async () => {
          const { body } = await shown(id)
          expect(body).toMatchObject({ source: 'link', url, image: null })
          expect(body['tried']).toEqual([{ source: 'stored', outcome: expect.stringMatching(outcome) as unknown }])
        })
      }
    } finally {
      dns.lookup = lookup
      syncBuiltinESMExports()
    }
  })
})

describe('a picture that a recorder has', () => {
  const labelled = (deviceId: string, labels: Record<string, string>, kind?: 'nvr') => {
    const event = described(deviceId, { labels })
    return kind === undefined ? event : { ...event, data: { ...event.data, kind } }
  }
  const tried = async (id: string) => (await shown(id)).body['tried']

  it('is fetched for the time of the event, and says whether it is a recording', async () => {
    await service.publish(
      labelled(
        'nvr-1',
        {
          nvr_snapshot_url: `${recorderAddress}/recorded?c={camera}&t={date_time}`,
          nvr_live_url: `${recorderAddress}/live?c={camera}`,
        },
        'nvr',
      ),
      labelled('garage', { nvr_device_id: 'nvr-1', nvr_camera: 'garage' }),
      labelled('attic', { nvr_device_id: 'nvr-1', nvr_camera: 'attic' }),
    )
    const id = await attempt('garage')
    await eventually(async () => expect((await shown(id)).body['source']).toBe('recorder'))
    expect((await shown(id)).body).toMatchObject({
      source: 'recorder',
      takenAt: at,
      camera: { name: 'garage', kind: 'recording' },
      tried: [{ source: 'stored', outcome: 'none' }],
    })
    expect(asked.at(-1)).toBe(
      `/recorded?c=garage&t=${encodeURIComponent(at)} Basic ${Buffer.from('viewer:secret').toString('base64')}`,
    )
    const live = await attempt('attic')
    await eventually(async () =>
      expect((await shown(live)).body).toMatchObject({ camera: { name: 'attic', kind: 'live' } }),
    )
  })

  it.each([
    ['endless', 'too_large'],
    ['drip', 'too_slow'],
    ['round', 'too_many_redirects'],
    ['inward', 'address_refused'],
    ['plain', 'scheme_refused'],
    ['local', 'scheme_refused'],
    ['script', 'type_not_supported'],
  ])('is done without where the camera is %s: the answer says %s', async (camera, outcome) => {
    await service.publish(labelled(camera, { nvr_device_id: 'nvr-1', nvr_camera: camera }))
    const id = await attempt(camera)
    await eventually(async () => expect(await tried(id)).toContainEqual({ source: 'recorder', outcome }))
  })

  it('may be one of an Axis camera, of now', async () => {
    const axis = {
      ...labelled('nvr-1', { nvr_driver: 'axis', nvr_address: `${recorderAddress}/` }, 'nvr'),
      streamversion: 4,
    }
    await service.publish(axis)
    const id = await attempt('attic')
    await eventually(async () => {
      expect((await shown(id)).body).toMatchObject({ camera: { name: 'attic', kind: 'live' } })
      expect(asked.at(-1)).toMatch(/^\/axis-cgi\/jpg\/image\.cgi\?camera=attic /)
    })
  })

  it('tells its cameras, each a zone', async () => {
    const station = { nvr_driver: 'axis-camera-station', nvr_address: recorderAddress }
    await service.publish({ ...labelled('nvr-1', station, 'nvr'), streamversion: 5 })
    await eventually(async () =>
      expect(await guard.json('/devices/nvr-1/zones')).toEqual({
        items: [{ address: 'a1', name: 'Attic' }],
        outcome: 'asked',
      }),
    )
    expect(await guard.json('/devices/attic/zones')).toEqual({ items: [], outcome: 'recorder_unknown' })
    expect((await guard.get('/devices/nowhere/zones')).status).toBe(404)
  })

  it('is not available where nobody says which camera, and the answer says what was tried', async () => {
    expect(await tried(await attempt('lobby'))).toEqual([
      { source: 'stored', outcome: 'none' },
      { source: 'recorder', outcome: 'not_configured' },
    ])
    await service.publish({ ...labelled('lobby', { nvr_device_id: 'nowhere', nvr_camera: '1' }), streamversion: 3 })
    const id = await attempt('lobby')
    await eventually(async () =>
      expect(await tried(id)).toContainEqual({ source: 'recorder', outcome: 'recorder_unknown' }),
    )
  })
})

describe('a score', () => {
  it('reaches the row where it stands, the stream and the export, and is banded anew', async () => {
    const settings = (greenPct: number, version: number) => ({
      ...eventOf(
        faceSettingsChanged,
        { settings: faceSettings.parse({ enabled: true, greenPct }) },
        { ...about, occurredAt: '2026-11-01T00:00:00.000Z' },
      ),
      streamversion: version,
    })
    await service.publish(settings(50, 1))
    const id = await attempt()
    await eventually(async () => expect(await guard.json(`/access-events/${id}`)).toMatchObject({ match: null }))
    const stream = await guard.follow('')
    await service.publish(
      eventOf(
        faceMatchScored,
        { ...faceMatchScored.example, accessEventId: id, occurredAt: at, scorePct: 49.96 },
        about,
      ),
    )
    const match = { status: 'scored', text: '⚠ 49%', scorePct: 49, band: 'amber' }
    await eventually(async () => expect(await guard.json(`/access-events/${id}`)).toMatchObject({ match }))
    await eventually(() => {
      const matched = stream.events.find(({ event }) => event === 'matched')
      expect(matched?.data).toMatchObject({ id, match })
    })
    stream.close()
    await stream.ended
    expect((await guard.get('/access-events/export?range=3660')).text).toContain('⚠ 49%')
    await service.publish(settings(40, 2))
    await eventually(async () =>
      expect(await guard.json(`/access-events/${id}`)).toMatchObject({ match: { text: '✓ 49%', band: 'green' } }),
    )
  })
})
