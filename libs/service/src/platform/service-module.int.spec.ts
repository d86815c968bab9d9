import { deviceEvents } from '@doorledger/contracts'
import type { EventLog } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  doorsIn,
  greetings,
  type PublishedToken,
  publishToken,
  registered,
  startTwoServices,
  statusFor,
  type TwoServices,
} from '../../test/two-services.js'
import { startTracing } from '../observability/tracing.js'
import { RunningServices } from './running-services.js'
import { STOPPING } from './tokens.js'

let services: TwoServices
let app: NestFastifyApplication
let log: EventLog

beforeAll(async () => {
  await startTracing('test')
  services = await startTwoServices()
  app = services.app
  log = services.log
})
afterAll(() => services.stop())

const asked = async <Answer>(url: string): Promise<Answer> =>
  (await app.inject({ url, headers: services.operator })).json()

describe('services in one app', () => {
  it('each keep a view of their own, in their own schema', async () => {
    await log.append(deviceEvents.name, [registered('front', 'Front door')])
    for (const pool of [services.alpha, services.beta])
      await vi.waitFor(async () => expect(await doorsIn(pool)).toContain('Front door'), { timeout: 60_000 })
    const { items } = await asked<{ items: { name: string; kind: string }[] }>('/v1/projections')
    expect(items.map(({ name }) => name).toSorted()).toEqual([
      'alpha.doors',
      'alpha.greet-doors',
      'alpha.known-api-tokens',
      'alpha.known-directory',
      'alpha.known-ended-sessions',
      'alpha.known-signing-keys',
      'beta.doors',
      'beta.known-api-tokens',
      'beta.known-directory',
      'beta.known-ended-sessions',
      'beta.known-signing-keys',
    ])
    expect(items.filter(({ kind }) => kind !== 'view').map(({ name }) => name)).toEqual(['alpha.greet-doors'])
  })

  it('are ready when all they need answers', async () => {
    const answer = await vi.waitFor(
      async () => {
        const given = await app.inject({ url: '/health/ready' })
        expect(given.statusCode).toBe(200)
        return given
      },
      { timeout: 60_000 },
    )
    expect(answer.json()).toMatchObject({ ready: true, checks: { 'alpha.log': 'ok', 'beta.database': 'ok' } })
  })

  it('count what they do', async () => {
    const { body } = await app.inject({ url: '/metrics' })
    expect(body).toMatch(/projection_rows_total\{service="alpha",projection="doors"\} [1-9]/)
    expect(body).toContain('outbox_waiting_events{service="alpha"} 0')
    expect(body).toMatch(/projection_lag_records\{service="beta",projection="doors"\} 0/)
  })

  it('pass the trace of a request on to the log', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
    const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` }
    expect((await app.inject({ method: 'POST', url: '/v1/arrivals', headers })).statusCode).toBe(204)
    const traces: (string | undefined)[] = []
    const subscription = await log.subscribe({
      group: newId(),
      topic: deviceEvents.name,
      claim: () => Promise.resolve(0),
      process: async ({ records }) => void traces.push(...records.map((record) => record.headers['traceparent'])),
      release: () => undefined,
    })
    await vi.waitFor(() => expect(traces.join()).toContain(traceId), { timeout: 60_000 })
    await subscription.close()
  })
})

describe('a handler of one event', () => {
  it('is run for its own service, and its dead letters are retried as those of views', async () => {
    await log.append(deviceEvents.name, [registered('greeted', 'Greeted')])
    await vi.waitFor(() => expect(greetings.told).toContain('Greeted'), { timeout: 60_000 })
    greetings.fails = true
    await log.append(deviceEvents.name, [registered('silent', 'Silent')])
    const deadLetters = () =>
      asked<{ items: { id: string; failure: string }[] }>('/v1/parked-events?projection=alpha.greet-doors')
    await vi.waitFor(async () => expect((await deadLetters()).items).toHaveLength(1), { timeout: 60_000 })
    const [{ id, failure }] = (await deadLetters()).items as [{ id: string; failure: string }]
    expect(failure).toBe('Error: nobody is at home')
    greetings.fails = false
    const url = `/v1/parked-events/${id}/retry`
    const retried = await app.inject({ method: 'POST', url, headers: services.operator, payload: { reason: 'home' } })
    expect(retried.json()).toEqual({ retried: 1, stillParked: 0 })
    expect(greetings.told.filter((name) => name === 'Silent')).toHaveLength(1)
  })
})

describe('what a service knows of the directory', () => {
  it('can be rebuilt, though others look at it', async () => {
    const [work] = app
      .get(RunningServices)
      .allWork()
      .filter(({ work: { name } }) => name === 'known-directory')
    await work?.work.rebuild?.()
    expect((await services.alpha.query('select from known_people(), known_roles(), known_premises()')).rowCount).toBe(0)
  })
})

describe('a token', () => {
  it('ends everywhere when the directory revokes it', async () => {
    const token: PublishedToken = { secret: `dl_${newId()}`, tokenId: newId(), permissions: ['operations:read'] }
    await publishToken(log, token)
    await vi.waitFor(async () => expect(await statusFor(app, token.secret)).toBe(200), { timeout: 60_000 })
    await publishToken(log, { ...token, revokedAt: new Date().toISOString() })
    await vi.waitFor(async () => expect(await statusFor(app, token.secret)).toBe(401), { timeout: 60_000 })
  })
})

describe('stopping', () => {
  it('is told to long answers, and ends the background work', async () => {
    const stopping = app.get<AbortSignal>(STOPPING, { strict: false })
    expect(stopping.aborted).toBe(false)
    await app.close()
    expect(stopping.aborted).toBe(true)
    expect(app.get(RunningServices).all()).toEqual([])
  })
})
