import { accessRuleEvents, accessRuleExample, auditBlockReceived, deviceOffline, eventOf } from '@doorledger/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { denied, duress, gapBefore, granted, quarantinedAt, recorded } from './device-events.js'
import { clientWith, eventually, registered, type RestClient } from './rest-client.js'
import { type LogKind, type RunningAuditTrail, runningAuditTrail } from './running-audit-trail.js'

describe.each<LogKind>(['kafka', 'embedded'])('the audit trail, on the log in %s', (kind) => {
  let service: RunningAuditTrail
  let operator: RestClient
  let guard: RestClient

  beforeAll(async () => {
    service = await runningAuditTrail(kind)
    operator = await clientWith(service, 'access-log:read', 'access-log:export', 'duress:read')
    guard = await clientWith(service, 'access-log:read', 'access-log:export')
  })
  afterAll(() => service.stop())

  it('shows a lock’s trail in the order of the lock, with what is missing in its place', async () => {
    await service.publish(
      registered('trail'),
      recorded({ n: 0, deviceId: 'trail', access: granted }),
      recorded({ n: 1, deviceId: 'trail', codeName: undefined, code: '008A' }),
      recorded({
        n: 3,
        deviceId: 'trail',
        access: denied,
        flags: ['late', 'clockSuspect'],
        occurredAt: '2000-01-01T00:00:00.000Z',
      }),
      gapBefore(3, 'trail'),
      quarantinedAt(2, 'trail'),
    )
    await eventually(async () => expect((await operator.list('/locks/trail/audit-trail')).items).toHaveLength(5))
    const { items } = await operator.list('/locks/trail/audit-trail')
    expect(items.map((item) => [item['kind'], item['text']])).toEqual([
      ['unlock', 'pass-through credential'],
      ['unknown_event', 'Unknown event 008A 0000'],
      ['quarantined', 'A record could not be read: audits[2].time: 31 February does not exist'],
      ['gap', 'At least 2 records are missing here'],
      ['failed_unlock', 'pass-through credential'],
    ])
    expect(items[4]).toMatchObject({
      flags: ['late', 'clockSuspect'],
      occurredLocal: '2026-11-13T09:17:52',
      zone: 'Europe/Helsinki',
    })
  })

  it('tells at what hours of the week a device is busy, by the clock of the site', async () => {
    await service.publish(
      registered('busy'),
      recorded({ n: 0, deviceId: 'busy', access: granted }),
      recorded({ n: 1, deviceId: 'busy', access: denied }),
    )
    const peaks = '/devices/busy/peaks?from=2026-11-01&to=2026-12-01'
    const friday = { weekday: 5, hour: 9 }
    await eventually(async () =>
      expect(await operator.json(peaks)).toMatchObject({ total: 2, items: [{ ...friday, count: 2 }] }),
    )
    expect(await operator.json(`${peaks}&result=denied`)).toMatchObject({ total: 1, zone: 'Europe/Helsinki' })
    expect((await operator.get('/devices/busy/peaks?range=never')).status).toBe(400)
    expect((await operator.get('/devices/idle/peaks')).status).toBe(404)
  })

  it('tells why a search finds nothing: what is not set up, and which filter removes most', async () => {
    const time = '2026-11-20T10:00:00.000Z'
    const about = { tenantId: 'replaced', service: 'test', occurredAt: time, recordedAt: time }
    const { facilityPath: _, ...rule } = { ...accessRuleExample, enabled: false }
    await service.publish(
      registered('quiet'),
      registered('noisy'),
      recorded({ n: 0, deviceId: 'noisy', access: granted }),
      eventOf(deviceOffline, { ...deviceOffline.example, deviceId: 'quiet' }, about),
      eventOf(accessRuleEvents[0], rule, about),
    )
    const why = '/access-events/diagnosis'
    const outcomes = (...all: string[]) => all.map((outcome) => ({ outcome }))
    await eventually(async () =>
      expect(await operator.json(`${why}?device=quiet&reason=success&from=2026-01-01`)).toMatchObject({
        count: 0,
        checks: outcomes('passed', 'failed', 'failed', 'failed', 'unknown'),
        rules: { configured: 1, enabled: 0 },
        devices: { known: 1, online: 0, offline: ['quiet'] },
        atAnyTime: { count: 0, firstAt: null },
        filters: [{ filter: 'device', rowsAlone: 0 }, { filter: 'reason', rowsWithout: 0 }, { filter: 'time' }],
        tightestFilter: 'device',
      }),
    )
    const lastAt = '2026-11-13T07:17:52.000Z'
    await eventually(async () =>
      expect(await operator.json(`${why}?device=noisy&from=2026-11-14`)).toMatchObject({
        checks: [{}, {}, {}, { check: 'devices_online', outcome: 'unknown' }, { outcome: 'failed' }],
        atAnyTime: { count: 1, lastAt },
        tightestFilter: 'time',
      }),
    )
    expect(await operator.json(`${why}?device=noisy&from=2026-01-01`)).toMatchObject({
      count: 1,
      tightestFilter: 'device',
    })
    expect((await guard.get(`${why}?reason=duress`)).status).toBe(403)
  })

  it('narrows a trail by kind and time', async () => {
    const trail = '/locks/trail/audit-trail'
    expect((await operator.list(`${trail}?kind=unlock`)).items).toMatchObject([{ kind: 'unlock' }])
    expect((await operator.list(`${trail}?kind=unlock&kind=failed_unlock`)).items).toHaveLength(2)
    expect((await operator.list(`${trail}?to=2001-01-01`)).items).toMatchObject([{ kind: 'failed_unlock' }])
    expect((await operator.list(`${trail}?order=time`)).items[0]).toMatchObject({ kind: 'failed_unlock' })
  })

  it.each(['order=device', 'order=time', 'order=device&direction=desc', 'order=time&direction=desc'])(
    'hands a trail out page by page with %s',
    async (query) => {
      const paged = await operator.pageByPage(`/locks/trail/audit-trail?${query}`, 2)
      expect(paged.map(({ id }) => id)).toEqual(await operator.ids(`/locks/trail/audit-trail?${query}`))
    },
  )

  it('tells how fresh each lock’s trail is', async () => {
    await service.publish(registered('fresh'))
    await eventually(async () => expect(await operator.json('/locks/fresh')).toMatchObject({ lastFetchedAt: null }))
    const time = '2026-11-20T10:00:00.000Z'
    const about = { tenantId: 'replaced', service: 'device-ingest', occurredAt: time, recordedAt: time }
    await service.publish(
      eventOf(auditBlockReceived, { ...auditBlockReceived.example, deviceId: 'fresh', recordCount: 0 }, about),
    )
    await eventually(async () =>
      expect((await operator.list('/locks?q=fresh')).items).toMatchObject([{ lastFetchedAt: time }]),
    )
  })

  it('has one row in the access log for each attempt, however often it is told', async () => {
    const attempt = recorded({ n: 0, deviceId: 'once', access: granted })
    const others = [recorded({ n: 1, deviceId: 'once' }), recorded({ n: 2, deviceId: 'once', access: denied })]
    await service.publish(registered('once'), attempt, attempt, ...others)
    const query = 'device=once&from=2026-01-01'
    await eventually(async () => expect((await operator.list(`/access-events?${query}`)).items).toHaveLength(2))
    const [row] = (await operator.list(`/access-events?${query}&result=granted`)).items
    expect(row).toMatchObject({
      accessDevice: { id: 'once', name: 'Door once' },
      occurredAt: '2026-11-13T07:17:52.000Z',
      result: 'granted',
      reason: 'success',
      reasonText: '',
      decision: 'granted',
      provenance: [{ kind: 'device_audit', code: '0507' }],
      match: { status: 'off', text: 'off' },
      snapshot: null,
    })
    expect(await operator.json(`/access-events/${row!['id'] as string}`)).toEqual(row)
    expect(await operator.json(`/access-events/count?${query}`)).toMatchObject({
      count: 2,
      clockSuspectOutsideRange: 0,
    })
    expect(await operator.json(`/access-events/histogram?${query}&bucket=day`)).toEqual({
      bucket: 'day',
      zone: 'Europe/Helsinki',
      appliedRange: { from: '2025-12-31T22:00:00.000Z', to: null },
      items: [{ from: '2026-11-12T22:00:00.000Z', count: 2, byResult: { granted: 1, denied: 1 } }],
    })
  })

  it('says what time it is about, and which values of filters name nothing here', async () => {
    const day = await operator.json('/access-events')
    const { from, to } = (day as { appliedRange: { from: string; to: string } }).appliedRange
    expect(Date.parse(to) - Date.parse(from)).toBe(2 * 86_400_000)
    expect(day).not.toHaveProperty('unknownFilterValues')
    const query = 'device=once&device=onec&user=nobody&user=999999&from=2026-01-01&to=2026-12-31'
    expect(await operator.json(`/access-events?${query}`)).toMatchObject({
      appliedRange: { from: '2025-12-31T22:00:00.000Z', to: '2026-12-31T22:00:00.000Z' },
      unknownFilterValues: { device: ['onec'], user: ['nobody', '999999'] },
    })
  })

  it('links a record of the trail to its row of the access log', async () => {
    await eventually(async () => expect((await operator.list('/locks/once/audit-trail')).items).toHaveLength(3))
    const [record] = (await operator.list('/locks/once/audit-trail?kind=unlock')).items
    expect((await operator.get(`/access-events/${record!['accessEventId'] as string}`)).status).toBe(200)
  })

  it('exports exactly what is filtered', async () => {
    const query = 'device=once&from=2026-01-01'
    const csv = await operator.get(`/access-events/export?${query}&order=asc`)
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="access-events-.*\.csv"$/)
    expect(csv.text.split('\r\n').map((line) => line.split(',')[0])).toEqual([
      'id',
      ...(await operator.ids(`/access-events?${query}&order=asc`)),
      '',
    ])
    const json = await operator.json(`/access-events/export?${query}&format=json`)
    expect(json).toEqual((await operator.list(`/access-events?${query}`)).items)
    expect(await operator.json('/access-events/export?device=nobody&format=json')).toEqual([])
  })

  it('shows duress as a plain grant, everywhere, to whoever may not see it', async () => {
    await service.publish(
      registered('silent'),
      recorded({ n: 0, deviceId: 'silent', access: duress, code: '0599', codeName: 'duress PIN' }),
    )
    const query = '/access-events?device=silent&from=2026-01-01'
    await eventually(async () =>
      expect((await operator.list(`${query}&result=duress`)).items).toMatchObject([{ reason: 'duress' }]),
    )
    await eventually(async () => expect((await operator.list('/locks/silent/audit-trail')).items).toHaveLength(1))
    const paths = [
      `${query}&result=granted`,
      `${query}&reason=success`,
      '/access-events/export?device=silent&from=2026-01-01',
      '/locks/silent/audit-trail',
    ]
    for (const path of paths) {
      const { text } = await guard.get(path)
      expect(text).toContain('granted')
      expect(text).not.toMatch(/duress|0599/i)
    }
    expect((await guard.list(`${query}&q=Duress+PIN`)).items).toEqual([])
    expect(await guard.get(`${query}&result=duress`)).toMatchObject({ status: 403 })
    expect(await guard.get('/access-events/stream?reason=duress')).toMatchObject({ status: 403 })
  })

  it.each([
    ['/access-events?range=abc', 'range'],
    ['/access-events?from=2026-11-14&to=2026-11-12', 'from'],
    ['/access-events?to=2026-02-31', 'to'],
    ['/access-events?colour=red', 'colour'],
    ['/access-events?cursor=forged', 'cursor'],
    ['/access-events?limit=501', 'limit'],
    ['/access-events?result=perhaps', 'result'],
    ['/access-events?order=random', 'order'],
    ['/access-events/count?limit=1', 'limit'],
    ['/access-events/histogram?bucket=second', 'bucket'],
    ['/access-events/export?format=xml', 'format'],
    ['/access-events/stream?range=0', 'range'],
    ['/access-events/nonsense', 'id'],
    ['/locks/trail/audit-trail?kind=party', 'kind'],
    ['/locks/trail/audit-trail?cursor=forged', 'cursor'],
    ['/locks?limit=0', 'limit'],
  ])('refuses %s, naming %s', async (path, field) => {
    const { status, text } = await operator.get(path)
    expect({ status, ...(JSON.parse(text) as object) }).toMatchObject({ status: 400, field })
  })

  it.each(['/locks/nowhere', '/locks/nowhere/audit-trail', '/access-events/0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'])(
    'does not know %s',
    async (path) => {
      expect((await operator.get(path)).status).toBe(404)
    },
  )

  it('lets nobody read or export without the permission to', async () => {
    expect((await fetch(`${service.address}/v1/access-events`)).status).toBe(401)
    const reader = await clientWith(service, 'access-log:read')
    expect((await reader.get('/access-events/export')).status).toBe(403)
    const exporter = await clientWith(service, 'access-log:export')
    expect((await exporter.get('/access-events')).status).toBe(403)
  })
})
