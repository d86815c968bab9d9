import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { denied, granted, recorded, redecoded } from './device-events.js'
import { clientWith, eventually, type RestClient } from './rest-client.js'
import { type LogKind, type RunningAuditTrail, runningAuditTrail } from './running-audit-trail.js'
import type { OpenStream } from '@doorledger/testing'

describe.each<LogKind>(['kafka', 'embedded'])('the live access log, on the log in %s', (kind) => {
  let service: RunningAuditTrail
  let operator: RestClient
  beforeAll(async () => {
    service = await runningAuditTrail(kind)
    operator = await clientWith(service, 'access-log:read', 'duress:read')
  })
  afterAll(() => service.stop())

  const left = async (stream: OpenStream): Promise<OpenStream> => {
    stream.close()
    await stream.ended
    return stream
  }

  it('goes on where a reader left off, with late rows, changed ones and those that are there no more', async () => {
    const attempt = { n: 0, deviceId: 'live', access: granted }
    const first = await operator.follow('?device=live')
    await eventually(() => expect(first.lastId()).not.toBe(''))
    await service.publish(recorded({ n: 1, deviceId: 'other', access: granted }), recorded(attempt))
    await eventually(() => expect(first.events).toMatchObject([{ event: 'message', data: { result: 'granted' } }]))
    await left(first)
    const { id } = first.events[0]!.data

    await service.publish(
      recorded({ n: 2, deviceId: 'live', access: denied, flags: ['late'], occurredAt: '2019-01-01T00:00:00.000Z' }),
      redecoded(attempt, { access: denied }),
    )
    const second = await operator.follow('?device=live', first.lastId())
    await eventually(() =>
      expect(second.events).toMatchObject([
        { data: { flags: ['late'], occurredAt: '2019-01-01T00:00:00.000Z' } },
        { data: { id, result: 'denied' } },
      ]),
    )
    await service.publish(redecoded({ ...attempt, access: denied, decoderVersion: 2 }, {}))
    await eventually(() => expect(second.events[2]).toMatchObject({ event: 'retracted', data: { id } }))
    expect((await operator.get(`/access-events/${id}`)).status).toBe(404)
    await left(second)

    const again = await operator.follow('?device=live', second.events[0]!.id)
    await eventually(() => expect(again.events).toMatchObject([{ event: 'retracted' }]))
    await left(again)
  })

  it('hands every row to a reader that comes and goes once, as to one that stays', async () => {
    const doors = Array.from({ length: 9 }, (_, door) => `many-${door}`)
    const query = `?${doors.map((door) => `device=${door}`).join('&')}`
    const steady = await operator.follow(query)
    await eventually(() => expect(steady.lastId()).not.toBe(''))
    let lastId = steady.lastId()
    const writing = (async () => {
      for (let n = 0; n < 120; n += 1) await service.publish(recorded({ n, deviceId: doors[n % 9]!, access: granted }))
    })()
    const seen: string[] = []
    while (seen.length < 120) {
      const visit = await operator.follow(query, lastId)
      await pause(100)
      await left(visit)
      seen.push(...visit.events.map(({ data }) => data.id))
      lastId = visit.lastId() || lastId
    }
    await writing
    await eventually(() => expect(steady.events).toHaveLength(120))
    expect(seen.toSorted()).toEqual((await left(steady)).events.map(({ data }) => data.id).toSorted())
  })

  it('ends when its token is revoked', async () => {
    const guest = await clientWith(service, 'access-log:read')
    const stream = await guest.follow('')
    await guest.token.revoke()
    await stream.ended
    await eventually(async () => expect((await guest.get('/locks')).status).toBe(401))
  })

  it('refuses a Last-Event-ID it did not give out', async () => {
    const { response } = await operator.follow('', '17')
    const problem = (await response.json()) as object
    expect({ status: response.status, ...problem }).toMatchObject({ status: 400, field: 'Last-Event-ID' })
  })
})

it('ends its streams and stops in good order while somebody reads', async () => {
  const service = await runningAuditTrail('embedded')
  const reader = await clientWith(service, 'access-log:read')
  const stream = await reader.follow('')
  expect(stream.response.status).toBe(200)
  await service.stop()
  await stream.ended
})
