import { deviceEvents } from '@doorledger/contracts'
import type { EventLog } from '@doorledger/event-log'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { doorsIn, doorsView, registered, startTwoServices, type TwoServices } from '../../test/two-services.js'

let services: TwoServices
let app: NestFastifyApplication
let log: EventLog

beforeAll(async () => {
  services = await startTwoServices()
  app = services.app
  log = services.log
})
afterAll(() => services.stop())

const asked = async <Answer>(url: string): Promise<Answer> =>
  (await app.inject({ url, headers: services.operator })).json()
const told = (url: string, payload?: object) =>
  app.inject({ method: 'POST', url, headers: services.operator, ...(payload && { payload }) })

describe('dead letters', () => {
  interface DeadLetters {
    items: { id: string; key: string; failure: string | null }[]
    nextCursor: string | null
  }
  const deadLettersOf = (service: string) => asked<DeadLetters>(`/v1/dead-letters?projection=${service}.doors`)
  const fail = async (deviceId: string) => {
    await log.append(deviceEvents.name, [registered(deviceId, `? ${deviceId}`)])
    for (const service of ['alpha', 'beta']) {
      const last = async () => (await deadLettersOf(service)).items.at(-1)?.key
      await vi.waitFor(async () => expect(await last()).toContain(deviceId), { timeout: 60_000 })
    }
  }

  it('are listed with what was wrong, page by page over all services', async () => {
    await fail('loft')
    const first = await asked<DeadLetters>('/v1/dead-letters?limit=1')
    expect(first.items).toMatchObject([{ key: 'acme:loft', failure: expect.stringContaining('no floor') as string }])
    const second = await asked<DeadLetters>(`/v1/dead-letters?limit=1&cursor=${first.nextCursor}`)
    expect(second.items[0]?.id).toMatch(/^beta\./)
    expect(second.nextCursor).toBeNull()
    const both = await asked<DeadLetters>('/v1/dead-letters?limit=2')
    expect(await asked('/v1/parked-events?limit=2')).toEqual(both) // the path of earlier releases
    expect(both).toEqual({ items: [...first.items, ...second.items], nextCursor: null })
    const foreign = await app.inject({
      url: `/v1/dead-letters?status=discarded&cursor=${first.nextCursor}`,
      headers: services.operator,
    })
    expect(foreign.json()).toMatchObject({ status: 400, field: 'cursor' })
  })

  it('are listed for one service by its name', async () => {
    const ofBeta = await asked<DeadLetters>('/v1/services/beta/dead-letters')
    expect(ofBeta.items.length).toBeGreaterThan(0)
    expect(ofBeta.items.every(({ id }) => id.startsWith('beta.'))).toBe(true)
    const unknown = await app.inject({ url: '/v1/services/gamma/dead-letters', headers: services.operator })
    expect(unknown.json()).toMatchObject({ status: 404, type: expect.stringContaining('service_not_found') as string })
  })

  it('can be read in full', async () => {
    const id = (await deadLettersOf('alpha')).items[0]?.id
    expect(await asked(`/v1/dead-letters/${id}`)).toMatchObject({ value: expect.stringContaining('"loft"') as string })
  })

  it('are discarded with a reason, once', async () => {
    const id = (await deadLettersOf('beta')).items[0]?.id
    expect((await told(`/v1/dead-letters/${id}/discard`, {})).json()).toMatchObject({ status: 400, field: 'reason' })
    expect((await told(`/v1/dead-letters/${id}/discard`, { reason: 'not a door' })).statusCode).toBe(204)
    expect((await told(`/v1/dead-letters/${id}/discard`, { reason: 'again' })).statusCode).toBe(409)
    expect(await asked(`/v1/dead-letters/${id}`)).toMatchObject({ status: 'discarded', settledReason: 'not a door' })
    expect((await deadLettersOf('beta')).items).toEqual([])
  })

  it('are retried once the view can take them', async () => {
    const id = (await deadLettersOf('alpha')).items[0]?.id
    const retry = () => told(`/v1/dead-letters/${id}/retry`, { reason: 'fixed' })
    expect((await retry()).json()).toEqual({ retried: 0, stillParked: 1 })
    doorsView.takesAll = true
    expect((await retry()).json()).toEqual({ retried: 1, stillParked: 0 })
    expect(await doorsIn(services.alpha)).toContain('? loft')
  })

  it.each(['alpha.999', 'gamma.1'])('that are not there are 404: %s', async (id) => {
    expect((await told(`/v1/dead-letters/${id}/retry`, { reason: 'x' })).statusCode).toBe(404)
  })

  it.each(['1', 'alpha.-1', 'alpha.99999999999999999999', "alpha.1'--"])('with an id like %s are 400', async (id) => {
    expect(
      (await app.inject({ url: `/v1/dead-letters/${encodeURIComponent(id)}`, headers: services.operator })).json(),
    ).toMatchObject({
      status: 400,
      field: 'id',
    })
  })
})

describe('a rebuild', () => {
  it('is accepted, and fills the view anew', async () => {
    await log.append(deviceEvents.name, [registered('front', 'Front door')])
    await vi.waitFor(async () => expect(await doorsIn(services.alpha)).toContain('Front door'), { timeout: 60_000 })
    await services.alpha.query(`update doors set name = 'wrong' where id = 'front'`)
    expect((await told('/v1/projections/alpha.doors/rebuild')).statusCode).toBe(202)
    await vi.waitFor(async () => expect(await doorsIn(services.alpha)).toContain('Front door'), { timeout: 60_000 })
  })

  it('of what is not there is 404', async () => {
    expect((await told('/v1/projections/alpha.windows/rebuild')).statusCode).toBe(404)
  })

  it('is refused once the topic no longer holds its beginning, and says so', async () => {
    await services.alpha.query(
      `update event_log.partitions set low = 1 where high > 0
         and topic_id = (select id from event_log.topics where name = $1)`,
      [deviceEvents.name],
    )
    expect((await told('/v1/projections/alpha.doors/rebuild')).json()).toMatchObject({
      status: 409,
      type: expect.stringContaining('topic_truncated') as unknown,
      detail: expect.stringContaining(`${deviceEvents.name} holds nothing before offset 1`) as unknown,
    })
    expect(await doorsIn(services.alpha)).toContain('Front door')
  })
})
