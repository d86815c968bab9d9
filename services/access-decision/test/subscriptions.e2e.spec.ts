import { accessDenied, accessGranted, type AccessEventData, reportCompleted } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DoorWorld, eventually } from './door-world.js'

interface Told {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
interface Delivery {
  readonly id: number
  readonly status: string
  readonly attempts: number
  readonly failure: string | null
}

let now = new Date()
let world: DoorWorld
let integrator: string
let server: Server
let address: string
const told: Told[] = []
/** how a path of the receiver answers; 204 when nothing is said */
const answers = new Map<string, (response: ServerResponse) => unknown>()
const mails: string[] = []
const mailServer = () =>
  new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _, done) => {
      const parts: Buffer[] = []
      stream
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => {
          mails.push(Buffer.concat(parts).toString())
          done()
        })
    },
  })
let smtp = mailServer()

const opened = (listener: Server | SMTPServer, port = 0) =>
  new Promise<void>((listening) => listener.listen(port, '127.0.0.1', listening))
const portOf = (listener: Server | SMTPServer['server']) => (listener.address() as AddressInfo).port
/** Whoever connects meanwhile is refused. */
const receiversGo = async () => {
  const ports = { web: portOf(server), mail: portOf(smtp.server) }
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  await new Promise<void>((closed) => smtp.close(closed))
  return async () => {
    smtp = mailServer()
    await Promise.all([opened(server, ports.web), opened(smtp, ports.mail)])
  }
}

beforeAll(async () => {
  await opened(smtp)
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        const path = request.url!
        told.push({ path, headers: request.headers, body: Buffer.concat(parts).toString() })
        const answer = answers.get(path) ?? (() => response.writeHead(204).end())
        answer(response)
      })
  })
  await opened(server)
  address = `http://127.0.0.1:${portOf(server)}`
  const mail = { smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server)}`, from: 'doors@localhost' }
  const options = { webhookNetworks: ['127.0.0.1'], webhookTimeoutMs: 5_000, mail }
  world = await DoorWorld.begin('embedded', () => now, options)
  const permissions = [
    'subscription:read',
    'subscription:write',
    'access-log:read',
    'alert:read',
    'report:create',
  ] as const
  integrator = await world.token(...permissions)
})
afterAll(async () => {
  await world.end()
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  await new Promise<void>((closed) => smtp.close(closed))
})

const subscribe = async (path: string, parts: object = {}) => {
  const body = { name: path, types: ['access.denied'], webhook: { url: address + path }, ...parts }
  const answer = await world.request<{ id: string; secret: string }>('POST', '/subscriptions', {
    secret: integrator,
    body,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const happened = async (
  definition: typeof accessDenied | typeof accessGranted = accessDenied,
  data: Partial<AccessEventData> = {},
) => {
  const event = world.event(definition as typeof accessDenied, {
    ...definition.example,
    accessEventId: newId(),
    ...data,
  })
  await world.append('access.events.v1', event)
  return event
}
const toldAt = (path: string) => told.filter((each) => each.path === path)
const deliveriesOf = async (id: string) =>
  (await world.request<{ items: Delivery[] }>('GET', `/subscriptions/${id}/deliveries`, { secret: integrator })).body
    .items
const later = (sec: number) => (now = new Date(now.getTime() + sec * 1_000))
const post = (path: string, body?: object) => world.request('POST', path, { secret: integrator, body })

describe('a webhook', () => {
  it('tells each event once, in order, signed so that the examples of the documentation accept it', async () => {
    const { id, secret } = await subscribe('/signed')
    const events = [await happened(), await happened()]
    await world.append('access.events.v1', events[0]!)
    await happened(accessGranted)
    const third = await happened()
    await eventually(() => expect(toldAt('/signed')).toHaveLength(3))
    const received = toldAt('/signed')
    expect(received.map(({ headers }) => headers['doorledger-event-id'])).toEqual(
      [...events, third].map((each) => each.id),
    )
    expect(received.map(({ headers }) => headers['doorledger-position'])).toEqual(['1', '2', '3'])
    expect(JSON.parse(received[0]!.body)).toEqual(events[0])
    const [first] = received as [Told]
    const late = { ...first.headers, 'doorledger-timestamp': '1700000000' }
    const cases = [
      { secret, ...first },
      { secret, ...first, body: `${first.body} ` },
      { ...first, secret: 'whsec_another' },
      { secret, ...first, headers: late },
    ]
    const isGenuine = [true, false, false, false]
    expect(await verdicts(cases)).toEqual({ node: isGenuine, python: isGenuine })
    expect(await deliveriesOf(id)).toMatchObject([{ id: 3, status: 'delivered' }, { id: 2 }, { id: 1 }])
  })

  it('is signed with two secrets while they change, and each is shown once and kept by nobody in the clear', async () => {
    const { id, secret } = await subscribe('/rotated')
    const rotated = await post(`/subscriptions/${id}/rotate-secret`)
    expect(rotated.status).toBe(200)
    await happened()
    await eventually(() => expect(toldAt('/rotated')).toHaveLength(1))
    const next = rotated.body['secret'] as string
    const both = [secret, next].map((each) => ({ secret: each, ...toldAt('/rotated')[0]! }))
    expect(await verdicts(both)).toEqual({ node: [true, true], python: [true, true] })
    later(3 * 86_400 + 1)
    await happened()
    await eventually(() => expect(toldAt('/rotated')).toHaveLength(2))
    expect(toldAt('/rotated')[1]!.headers['doorledger-signature']).not.toContain(',')
    const { rows } = await world.database.query<{ row: string }>('select subscriptions::text as row from subscriptions')
    for (const { row } of rows) for (const text of [secret, next, `${address}/rotated`]) expect(row).not.toContain(text)
  })

  it('that fails delays no other, is tried again with pauses, and says why it failed', async () => {
    answers.set('/hangs', () => undefined)
    answers.set('/fails', (response) => response.writeHead(500).end())
    answers.set('/moved', (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end())
    const hangs = await subscribe('/hangs')
    const fails = await subscribe('/fails')
    const moved = await subscribe('/moved')
    const unknown = await subscribe('/', { webhook: { url: 'https://hooks.invalid/' } })
    const well = await subscribe('/well')
    for (let n = 0; n < 20; n += 1) await happened()
    await eventually(() => expect(toldAt('/well')).toHaveLength(20))
    const first = async ({ id }: { id: string }) => (await deliveriesOf(id)).at(-1)
    await eventually(async () => {
      expect(await first(hangs)).toMatchObject({ id: 1, status: 'pending', failure: 'timeout' })
      expect(await first(fails)).toMatchObject({ status: 'pending', attempts: 1, failure: 'status_500' })
      expect(await first(moved)).toMatchObject({ status: 'pending', failure: 'redirect_not_followed' })
      expect(await first(unknown)).toMatchObject({ failure: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) as string })
    })
    expect(toldAt('/fails')).toHaveLength(1)
    answers.delete('/fails')
    later(11)
    await eventually(() => expect(toldAt('/fails')).toHaveLength(21))
    later(86_401)
    await eventually(async () => expect(await first(hangs)).toMatchObject({ status: 'failed' }))
    const { body } = await world.request('GET', `/subscriptions/${well.id}`, { secret: integrator })
    expect(body).toMatchObject({ lastPosition: 20, failures: 0, waitsUntil: null })
    for (const { id } of [hangs, moved, unknown])
      await world.database.query(`update subscriptions set enabled = false where subscription_id = $1`, [id])
  })

  it('sends one event again, or all after a position', async () => {
    const { id } = await subscribe('/again')
    for (let n = 0; n < 3; n += 1) await happened()
    await eventually(() => expect(toldAt('/again')).toHaveLength(3))
    expect((await post(`/subscriptions/${id}/deliveries/2/resend`)).body).toMatchObject({ id: 2, status: 'pending' })
    await eventually(() => expect(toldAt('/again')).toHaveLength(4))
    expect((await post(`/subscriptions/${id}/resume`, { afterPosition: 1 })).body).toEqual({ queued: 2 })
    await eventually(() => expect(toldAt('/again')).toHaveLength(6))
    const positions = toldAt('/again').map(({ headers }) => headers['doorledger-position'])
    expect(positions).toEqual(['1', '2', '3', '2', '2', '3'])
    expect(new Set(toldAt('/again').map(({ body }) => body)).size).toBe(3)
    expect((await post(`/subscriptions/${id}/deliveries/9/resend`)).status).toBe(404)
  })
})

describe('an alert', () => {
  it('reaches people by mail, is marked as told, and tells nobody of duress who may not know', async () => {
    const denied = await world.request('POST', '/subscriptions', {
      secret: integrator,
      body: { name: 'Guard', types: ['alert.*'], mail: { to: ['guard@example.com'] }, includeDuress: true },
    })
    expect(denied).toMatchObject({ status: 403, body: { field: 'includeDuress' } })
    await subscribe('/guard', { types: ['alert.raised'], webhook: undefined, mail: { to: ['guard@example.com'] } })
    await subscribe('/grants', { types: ['access.*', 'alert.*'] })
    const door = { id: 'vault', name: 'Vault' }
    await happened(accessGranted, { door, reason: 'duress' })
    const accessDevice = { id: 'keypad', name: 'Keypad', kind: 'reader' as const }
    for (let n = 0; n < 5; n += 1) await happened(accessDenied, { accessDevice, reason: 'invalid_pin' })
    await eventually(() => expect(mails.some((mail) => mail.includes('brute_force'))).toBe(true))
    await eventually(() => expect(world.of('alert.notified').map(({ data }) => data['channel'])).toContain('mail'))
    await eventually(() => expect(toldAt('/grants').some(({ body }) => body.includes('brute_force'))).toBe(true))
    expect(world.of('alert.raised').some(({ data }) => data['kind'] === 'duress')).toBe(true)
    for (const text of [...mails, ...toldAt('/grants').map(({ body }) => body)]) expect(text).not.toContain('duress')
  })
})

describe('the report of a schedule', () => {
  it('is told of by mail and webhook when whoever receives it is back, with longer and longer pauses, or visibly given up', async () => {
    const scheduleId = newId()
    const wanted = { types: ['report.completed'], filter: { scheduleIds: [scheduleId] } }
    const web = await subscribe('/reports', wanted)
    const mail = await subscribe('/mailed', { ...wanted, webhook: undefined, mail: { to: ['audit@example.com'] } })
    const ready = async () => {
      const data = { ...reportCompleted.example, reportId: newId(), scheduleId }
      await world.append('reporting.events.v1', world.event(reportCompleted, data))
      return data
    }
    const show = async ({ id }: { id: string }) =>
      (
        await world.request<{ failures: number; waitsUntil: string | null }>('GET', `/subscriptions/${id}`, {
          secret: integrator,
        })
      ).body
    const waits = async (failures: number, pauseSec: number) => {
      for (const one of [web, mail]) {
        await eventually(async () => expect(await show(one)).toMatchObject({ failures }))
        expect((await show(one)).waitsUntil).toBe(new Date(now.getTime() + pauseSec * 1_000).toISOString())
        expect(await deliveriesOf(one.id)).toMatchObject([
          {
            status: 'pending',
            attempts: failures,
            failure: expect.stringMatching(/ECONNREFUSED|ESOCKET|ECONNECTION/) as string,
          },
        ])
      }
    }

    const comeBack = await receiversGo()
    await ready()
    await waits(1, 10)
    later(10)
    await waits(2, 20)
    later(20)
    await waits(3, 40)
    await comeBack()
    later(40)
    await eventually(() => expect(toldAt('/reports')).toHaveLength(1))
    expect(JSON.parse(toldAt('/reports')[0]!.body)).toMatchObject({
      data: { scheduleId, link: reportCompleted.example.link },
    })
    await eventually(() => expect(mails.some((text) => text.includes('report.completed'))).toBe(true))
    for (const one of [web, mail]) {
      await eventually(async () =>
        expect(await deliveriesOf(one.id)).toMatchObject([{ status: 'delivered', attempts: 4 }]),
      )
    }

    const returnAgain = await receiversGo()
    await ready()
    await waitsForFailure(web, mail)
    later(86_401)
    for (const { id } of [web, mail]) {
      await eventually(async () => {
        const path = `/subscriptions/${id}/deliveries?status=failed`
        const { body } = await world.request<{ items: Delivery[] }>('GET', path, { secret: integrator })
        expect(body.items).toMatchObject([{ id: 2, status: 'failed' }])
      })
    }
    await returnAgain()
  })
})

const waitsForFailure = async (...subscribed: readonly { readonly id: string }[]) => {
  for (const { id } of subscribed) {
    await eventually(async () =>
      expect((await deliveriesOf(id))[0]).toMatchObject({ id: 2, status: 'pending', attempts: 1 }),
    )
  }
}

describe('a subscription', () => {
  it.each([
    [{ types: ['weather.changed'] }, 400, 'types.0'],
    [{ types: ['user.updated'] }, 403, 'types.0'],
    [{ webhook: { url: 'https://169.254.169.254/latest' } }, 400, 'webhook.url'],
    [{ webhook: { url: 'http://10.0.0.1/' } }, 400, 'webhook.url'],
    [{ webhook: { url: 'ftp://example.com/' } }, 400, 'webhook.url'],
    [{ webhook: undefined }, 400, 'webhook'],
    [{ mail: { to: ['a@example.com'] } }, 400, 'webhook'],
    [{ filter: { reasons: ['weather'] } }, 400, 'filter.reasons.0'],
  ])('that is not sound is refused, naming the field: %j', async (parts, status, field) => {
    const body = { name: 'x', types: ['access.denied'], webhook: { url: `${address}/x` }, ...parts }
    expect(await world.request('POST', '/subscriptions', { secret: integrator, body })).toMatchObject({
      status,
      body: { field },
    })
  })

  it('is changed by who has seen it, keeps its address when none is given, and is gone when it is deleted', async () => {
    const { id } = await subscribe('/changed')
    const call = (method: string, version: number, body?: object) =>
      fetch(`${world.replicas[0]!.address}/v1/subscriptions/${id}`, {
        method,
        headers: {
          authorization: `Bearer ${integrator}`,
          'content-type': 'application/json',
          'if-match': `"${version}"`,
        },
        ...(body && { body: JSON.stringify(body) }),
      })
    const body = { name: 'Renamed', types: ['access.granted'] }
    expect((await call('PUT', 7, body)).status).toBe(409)
    expect(await (await call('PUT', 1, body)).json()).toMatchObject({ name: 'Renamed', version: 2, channel: 'webhook' })
    await happened(accessGranted)
    await eventually(() => expect(toldAt('/changed')).toHaveLength(1))
    expect((await call('DELETE', 2)).status).toBe(204)
    expect((await call('DELETE', 2)).status).toBe(404)
  })
})

/** What the examples of the documentation say, of Node and of Python. */
const verdicts = async (cases: readonly (Told & { readonly secret: string })[]) => {
  const page = await readFile(new URL('../../../docs/how-to/webhooks.md', import.meta.url), 'utf8')
  const example = (language: string) => page.split(`\`\`\`${language}\n`)[1]!.split('```')[0]!
  const node = `${example('js')}
    const { now, cases } = JSON.parse(process.argv[1])
    Date.now = () => now
    console.log(JSON.stringify(cases.map((each) => isGenuine(each.secret, each.headers, Buffer.from(each.body)))))`
  const python = `${example('python')}
import json, sys
given = json.loads(sys.argv[1])
time.time = lambda: given['now'] / 1000
print(json.dumps([is_genuine(each['secret'], each['headers'], each['body'].encode()) for each in given['cases']]))`
  const input = JSON.stringify({ now: now.getTime(), cases })
  const run = promisify(execFile)
  const [ofNode, ofPython] = await Promise.all([
    run(process.execPath, ['--input-type=module', '-e', node, input]),
    run('python3', ['-c', python, input]),
  ])
  return { node: JSON.parse(ofNode.stdout) as unknown, python: JSON.parse(ofPython.stdout) as unknown }
}
