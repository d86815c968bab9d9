import { auditBlockReceived, deviceRegistered, eventOf } from '@doorledger/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { denied, duress, gapBefore, granted, quarantinedAt, recorded, redecoded } from './device-events.js'
import { type IssuedToken, type LogKind, type RunningAuditTrail, runningAuditTrail } from './running-audit-trail.js'
import { openStream } from './server-sent-events.js'

interface Listed {
  items: Record<string, unknown>[]
  nextCursor: string | null
}

describe.each<LogKind>(['kafka', 'embedded'])('the audit trail, on the log in %s', (kind) => {
  let service: RunningAuditTrail
  let operator: IssuedToken
  let guard: IssuedToken

  const get = async (path: string, token = operator) => {
    const response = await fetch(`${service.address}/v1${path}`, {
      headers: { authorization: `Bearer ${token.secret}` },
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const answer = async (path: string, token = operator) => JSON.parse((await get(path, token)).text) as never
  const list = async (path: string, token = operator): Promise<Listed> => answer(path, token)
  const ids = async (path: string, token = operator) => (await list(path, token)).items.map(({ id }) => id)
  const eventually = <Result>(check: () => Promise<Result>) => vi.waitFor(check, { timeout: 30_000, interval: 50 })

  const register = (deviceId: string) =>
    service.publish({
      ...eventOf(
        deviceRegistered,
        {
          ...deviceRegistered.example,
          deviceId,
          attributes: { ...deviceRegistered.example.attributes, name: `Door ${deviceId}` },
        },
        {
          tenantId: 'replaced',
          service: 'device-ingest',
          occurredAt: '2026-11-01T00:00:00.000Z',
          recordedAt: '2026-11-01T00:00:00.000Z',
        },
      ),
      streamversion: 1,
    })

  beforeAll(async () => {
    service = await runningAuditTrail(kind)
    operator = await service.issueToken('access-log:read', 'access-log:export', 'duress:read')
    guard = await service.issueToken('access-log:read', 'access-log:export')
    await eventually(async () => expect((await get('/locks', guard)).status).toBe(200))
    await eventually(async () => expect((await get('/locks')).status).toBe(200))
  })
  afterAll(() => service.stop())

  it('shows a lock’s trail in the order of the lock, with what is missing in its place', async () => {
    await register('trail')
    await service.publish(
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
    await eventually(async () => expect((await list('/locks/trail/audit-trail')).items).toHaveLength(5))
    const { items } = await list('/locks/trail/audit-trail')
    expect(items.map(({ kind, text }) => [kind, text])).toEqual([
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
    expect((await list('/locks/trail/audit-trail?order=time')).items[0]).toMatchObject({ kind: 'failed_unlock' })
    expect((await list('/locks/trail/audit-trail?kind=unlock')).items).toHaveLength(1)
    expect((await list('/locks/trail/audit-trail?kind=unlock&kind=failed_unlock')).items).toHaveLength(2)
    expect((await list('/locks/trail/audit-trail?to=2001-01-01')).items).toHaveLength(1)
  })

  it('hands a trail out page by page in either order', async () => {
    for (const query of ['order=device', 'order=time', 'order=device&direction=desc', 'order=time&direction=desc']) {
      const whole = await ids(`/locks/trail/audit-trail?${query}`)
      const paged: unknown[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page = await list(`/locks/trail/audit-trail?${query}&limit=2${cursor && `&cursor=${cursor}`}`)
        paged.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      }
      expect(paged).toEqual(whole)
    }
  })

  it('tells how fresh each lock’s trail is', async () => {
    await register('fresh')
    await eventually(async () => expect(await answer('/locks/fresh')).toMatchObject({ lastFetchedAt: null }))
    await service.publish(
      eventOf(
        auditBlockReceived,
        { ...auditBlockReceived.example, deviceId: 'fresh', recordCount: 0 },
        {
          tenantId: 'replaced',
          service: 'device-ingest',
          occurredAt: '2026-11-20T10:00:00.000Z',
          recordedAt: '2026-11-20T10:00:00.000Z',
        },
      ),
    )
    await eventually(async () =>
      expect((await list('/locks?q=fresh')).items).toMatchObject([{ lastFetchedAt: '2026-11-20T10:00:00.000Z' }]),
    )
  })

  it('has one row in the access log for each attempt, however often it is told', async () => {
    const attempt = recorded({ n: 0, deviceId: 'once', access: granted })
    await service.publish(
      attempt,
      attempt,
      recorded({ n: 1, deviceId: 'once' }),
      recorded({ n: 2, deviceId: 'once', access: denied }),
    )
    const query = '/access-events?device=once&from=2026-01-01'
    await eventually(async () => expect((await list(query)).items).toHaveLength(2))
    const [row] = (await list(`${query}&result=granted`)).items
    expect(row).toMatchObject({
      accessDevice: { id: 'once', name: 'Door once' },
      occurredAt: '2026-11-13T07:17:52.000Z',
      result: 'granted',
      reason: 'success',
      reasonText: '',
      decision: 'granted',
      provenance: [{ kind: 'device_audit', code: '0507' }],
      match: null,
    })
    expect(await answer(`/access-events/${row!['id'] as string}`)).toEqual(row)
    expect(await answer('/access-events/count?device=once&from=2026-01-01')).toEqual({ count: 2 })
    expect(await answer('/access-events/histogram?device=once&from=2026-01-01&bucket=day')).toEqual({
      bucket: 'day',
      zone: 'Europe/Helsinki',
      items: [{ from: '2026-11-12T22:00:00.000Z', count: 2, byResult: { granted: 1, denied: 1 } }],
    })
  })

  it('links a record of the trail to its row of the access log', async () => {
    await register('once')
    await eventually(async () => expect((await get('/locks/once/audit-trail')).status).toBe(200))
    const [record] = (await list('/locks/once/audit-trail?kind=unlock')).items
    expect((await get(`/access-events/${record!['accessEventId'] as string}`)).status).toBe(200)
  })

  it('exports exactly what is filtered', async () => {
    const csv = await get('/access-events/export?device=once&from=2026-01-01&order=asc')
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="access-events-.*\.csv"$/)
    expect(csv.text.split('\r\n').map((line) => line.split(',')[0])).toEqual([
      'id',
      ...(await ids('/access-events?device=once&from=2026-01-01&order=asc')),
      '',
    ])
    const json = await answer('/access-events/export?device=once&from=2026-01-01&format=json')
    expect(json).toEqual((await list('/access-events?device=once&from=2026-01-01')).items)
    expect(await answer('/access-events/export?device=nobody&format=json')).toEqual([])
  })

  it('shows duress as a plain grant, everywhere, to whoever may not see it', async () => {
    await register('duress')
    await service.publish(recorded({ n: 0, deviceId: 'duress', access: duress, code: '0599', codeName: 'duress PIN' }))
    const query = '/access-events?device=duress&from=2026-01-01'
    await eventually(async () =>
      expect((await list(`${query}&result=duress`)).items).toMatchObject([{ reason: 'duress' }]),
    )
    const seen = [
      (await get(`${query}&result=granted`, guard)).text,
      (await get(`${query}&reason=success`, guard)).text,
      (await get('/access-events/export?device=duress&from=2026-01-01', guard)).text,
      (await get('/locks/duress/audit-trail', guard)).text,
    ]
    for (const text of seen) {
      expect(text).toContain('granted')
      expect(text.replaceAll('Door duress', '').replaceAll('"duress"', '').replaceAll(',duress,', '')).not.toMatch(
        /duress|0599/i,
      )
    }
    expect((await list(`${query}&q=Duress+PIN`, guard)).items).toEqual([])
    expect(await get(`${query}&result=duress`, guard)).toMatchObject({ status: 403 })
    expect(await get('/access-events/stream?reason=duress', guard)).toMatchObject({ status: 403 })
  })

  it('streams what comes, and goes on where a reader left off, late rows and changed ones included', async () => {
    const url = `${service.address}/v1/access-events/stream?device=live`
    const token = operator.secret
    const first = await openStream(url, { token })
    await eventually(async () => expect(first.lastId()).not.toBe(''))
    const attempt = { n: 0, deviceId: 'live', access: granted }
    await service.publish(recorded(attempt), recorded({ n: 1, deviceId: 'other', access: granted }))
    await eventually(async () =>
      expect(first.events).toMatchObject([{ event: 'message', data: { result: 'granted' } }]),
    )
    first.close()
    await first.ended

    await service.publish(
      recorded({ n: 2, deviceId: 'live', access: denied, flags: ['late'], occurredAt: '2019-01-01T00:00:00.000Z' }),
      redecoded(attempt, { access: denied }),
    )
    const second = await openStream(url, { token, lastEventId: first.lastId() })
    await eventually(async () =>
      expect(second.events).toMatchObject([
        { data: { flags: ['late'], occurredAt: '2019-01-01T00:00:00.000Z' } },
        { data: { id: first.events[0]!.data.id, result: 'denied' } },
      ]),
    )
    await service.publish(redecoded({ ...attempt, access: denied, decoderVersion: 2 }, {}))
    await eventually(async () =>
      expect(second.events[2]).toMatchObject({ event: 'retracted', data: { id: first.events[0]!.data.id } }),
    )
    expect((await get(`/access-events/${first.events[0]!.data.id}`)).status).toBe(404)
    second.close()
    await second.ended

    const again = await openStream(url, { token, lastEventId: second.events[0]!.id })
    await eventually(async () => expect(again.events).toMatchObject([{ event: 'retracted' }]))
    again.close()
  })

  it('ends the stream of a token that was revoked', async () => {
    const token = await service.issueToken('access-log:read')
    await eventually(async () => expect((await get('/locks', token)).status).toBe(200))
    const stream = await openStream(`${service.address}/v1/access-events/stream`, { token: token.secret })
    await token.revoke()
    await stream.ended
    expect((await get('/locks', token)).status).toBe(401)
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
    const { status, text } = await get(path)
    expect({ status, ...(JSON.parse(text) as object) }).toMatchObject({ status: 400, field })
  })

  it('refuses a Last-Event-ID it did not give out', async () => {
    const { response } = await openStream(`${service.address}/v1/access-events/stream`, {
      token: operator.secret,
      lastEventId: '17',
    })
    expect({ status: response.status, ...((await response.json()) as object) }).toMatchObject({
      status: 400,
      field: 'Last-Event-ID',
    })
  })

  it.each(['/locks/nowhere', '/locks/nowhere/audit-trail', '/access-events/0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'])(
    'does not know %s',
    async (path) => expect((await get(path)).status).toBe(404),
  )

  it('lets nobody read or export without the permission to', async () => {
    expect((await get('/access-events', { ...guard, secret: 'x'.repeat(43) })).status).toBe(401)
    const reader = await service.issueToken('access-log:read')
    await eventually(async () => expect((await get('/locks', reader)).status).toBe(200))
    expect((await get('/access-events/export', reader)).status).toBe(403)
  })
})

it('ends its streams and stops in good order while somebody reads', async () => {
  const service = await runningAuditTrail('embedded')
  const token = await service.issueToken('access-log:read')
  const stream = await vi.waitFor(
    async () => {
      const opened = await openStream(`${service.address}/v1/access-events/stream`, { token: token.secret })
      expect(opened.response.status).toBe(200)
      return opened
    },
    { timeout: 30_000, interval: 50 },
  )
  await service.stop()
  await stream.ended
})
