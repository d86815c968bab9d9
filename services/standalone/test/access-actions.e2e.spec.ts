import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Listed, Registered } from '../../../test/system/api.js'
import { freshFolder, postgresPid, type RunningStandalone, startStandalone } from './running-standalone.js'

interface Answer {
  readonly decision: string
  readonly reason: string
  readonly accessEventId: string
}
interface Command {
  readonly commandId: string
  readonly command: {
    readonly name: string
    readonly accessEventId: string
    readonly operation: { readonly kind: string }
  }
}
type Row = Answer & {
  readonly result: string
  readonly flags: readonly string[]
}

const soon = { timeout: 60_000, interval: 100 }
let folder: Awaited<ReturnType<typeof freshFolder>>
let standalone: RunningStandalone
let api: Api
let reader: Registered
let controller: Registered
let siren: Registered
let anna: string

const created = async (path: string, body: object): Promise<string> => {
  const answer = await api.call<{ id: string }>('POST', path, { body })
  expect(answer.status, `${path}: ${answer.text}`).toBe(201)
  return answer.body.id
}
const ask = async (kind: string, value: string): Promise<Answer> => {
  const body = { attemptId: newId(), credential: { kind, value } }
  const answer = await api.call<Answer>('POST', '/v1/access-attempts', {
    token: reader.token,
    body,
  })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const commandFor = (device: Registered, accessEventId: string) =>
  vi.waitFor(async () => {
    const path = `/v1/devices/${device.id}/commands?waitSec=1`
    const { body } = await api.call<{ commands: Command[] }>('GET', path, {
      token: device.token,
    })
    const found = body.commands.find(({ command }) => command.accessEventId === accessEventId)
    expect(found).toBeDefined()
    return found!
  }, soon)
const reply = async (device: Registered, { commandId }: Command, body: object) => {
  const path = `/v1/devices/${device.id}/commands/${commandId}/reply`
  expect((await api.call('POST', path, { token: device.token, body })).status).toBe(204)
}
const untilRow = (id: string, expected: object) =>
  vi.waitFor(async () => {
    const { body } = await api.call<Row>('GET', `/v1/access-events/${id}`)
    expect(body).toMatchObject(expected)
  }, soon)

beforeAll(async () => {
  folder = await freshFolder()
  standalone = await startStandalone(folder.dir)
  api = standalone.api
  reader = await api.register('reader-1', { kind: 'reader' })
  controller = await api.register('controller-1', { kind: 'controller' })
  siren = await api.register('siren', { kind: 'controller' })
  anna = await created('/v1/users', { username: 'anna', name: 'Anna' })
  await created('/v1/credentials', {
    kind: 'keycard',
    number: '11:572',
    userId: anna,
  })
  await created('/v1/credentials', {
    kind: 'pin',
    number: '9119',
    userId: anna,
    duress: true,
  })
  const steps = [{ kind: 'command', deviceId: 'siren', command: { name: 'silent-alarm' } }]
  await vi.waitFor(() => created('/v1/macros', { id: 'help', name: 'Help', steps }), soon)
  const accessPoints = [{ accessPointId: 'in', deviceId: 'reader-1' }]
  await vi.waitFor(
    () =>
      created('/v1/doors', {
        id: 'main',
        name: 'Main',
        lockDeviceId: 'controller-1',
        accessPoints,
      }),
    soon,
  )
  const rule = {
    who: { userIds: [anna] },
    where: { doorIds: ['main'] },
    duressMacroId: 'help',
  }
  await vi.waitFor(() => created('/v1/access-rules', { id: 'staff', name: 'Staff', ...rule }), soon)
  await vi.waitFor(async () => expect((await ask('rfid', '11:572')).reason).toBe('success'), soon)
})
afterAll(async () => {
  await standalone.process.interrupt()
  await folder.remove()
})

describe('a grant at a door whose lock is another device', () => {
  it('has the lock unlock; when it fails, the row is an error that keeps the decision', async () => {
    const { accessEventId } = await ask('rfid', '11:572')
    const command = await commandFor(controller, accessEventId)
    expect(command.command).toMatchObject({
      name: 'ExecuteAction',
      operation: { kind: 'unlock', unlockSec: 5 },
    })
    await reply(controller, command, {
      outcome: 'failed',
      reason: 'strike jammed',
    })
    await untilRow(accessEventId, {
      result: 'error',
      reason: 'device_communication_failure',
      decision: 'granted',
    })
  })

  it('calls for help silently on duress, and stays granted when that fails', async () => {
    const { accessEventId, reason } = await ask('pin', '9119')
    expect(reason).toBe('success')
    const command = await commandFor(siren, accessEventId)
    expect(command.command.operation).toEqual({
      kind: 'command',
      command: { name: 'silent-alarm' },
    })
    await reply(siren, command, { outcome: 'failed', reason: 'line cut' })
    await reply(controller, await commandFor(controller, accessEventId), {
      outcome: 'done',
    })
    await untilRow(accessEventId, { result: 'granted', reason: 'duress' })
    const permissions = ['access-log:read']
    const { token } = (
      await api.call<{ token: string }>('POST', '/v1/api-tokens', { body: { name: 'lobby', permissions } })
    ).body
    await vi.waitFor(async () => {
      const { body } = await api.call<Row>('GET', `/v1/access-events/${accessEventId}`, { token })
      expect(body).toMatchObject({ result: 'granted', reason: 'success', reasonText: '' })
    }, soon)
    await vi.waitFor(async () => {
      const { items } = await api.get<Listed<{ readonly kind: string }>>('/v1/alerts')
      expect(items.map(({ kind }) => kind)).toContain('duress')
    }, soon)
  })
})

describe('a request to exit', () => {
  it('passes while a lockdown keeps everybody out, and is on record', async () => {
    const scope = { kind: 'everywhere' }
    const lockdown = await created('/v1/lockdowns', { scope, reason: 'Drill' })
    await vi.waitFor(async () => expect((await ask('rfid', '11:572')).reason).toBe('lockdown'), soon)
    const rexDeviceIds = ['controller-1']
    const { headers, body: door } = await api.call('GET', '/v1/doors/main')
    const { id: _, version: __, createdAt: ___, changedAt: ____, ...state } = door
    const etag = { 'if-match': headers.get('etag')! }
    const put = await api.call('PUT', '/v1/doors/main', { headers: etag, body: { ...state, rexDeviceIds } })
    expect(put.status, put.text).toBe(200)
    const told = await api.call<{ decision: string; unlockSec: number }>('POST', '/v1/rex-events', {
      token: controller.token,
      body: { eventId: 'exit' },
    })
    expect([told.status, told.body]).toMatchObject([200, { decision: 'granted', unlockSec: 5 }])
    await vi.waitFor(async () => {
      const { items } = await api.get<Listed<Row>>('/v1/access-events?type=rex')
      expect(items[0]).toMatchObject({ result: 'granted', reason: 'rex', door: { id: 'main' } })
    }, soon)
    expect((await api.call('DELETE', `/v1/lockdowns/${lockdown}`)).status).toBe(200)
    await vi.waitFor(async () => expect((await ask('rfid', '11:572')).reason).toBe('success'), soon)
  })
})

describe('who may know', () => {
  it('is told why, in agreement with what the device was told', async () => {
    const body = { userId: anna, doorId: 'main' }
    const { status, body: told } = await api.call('POST', '/v1/decisions/explain', { body })
    expect([status, told]).toMatchObject([200, { decision: 'granted', reason: 'success', rule: { id: 'staff' } }])
    const unknown = await api.call('POST', '/v1/decisions/explain', {
      body: { ...body, userId: newId() },
    })
    expect(unknown.status).toBe(404)
  })

  it('is told who gets in where, by which rule', async () => {
    const people = await api.get<{ items: object[] }>('/v1/doors/main/people')
    expect(people.items).toMatchObject([{ userId: anna, rules: [{ id: 'staff' }] }])
    const doors = await api.get<{ items: object[] }>(`/v1/users/${anna}/doors`)
    expect(doors.items).toMatchObject([{ door: { id: 'main' }, rules: [{ id: 'staff' }] }])
  })
})

describe('while the database and the log are away', () => {
  it('readers are answered, and their attempts are in the access log afterwards', async () => {
    const pid = await postgresPid(folder.dir)
    process.kill(pid!, 'SIGKILL')
    const answers = [await ask('rfid', '11:572'), await ask('rfid', '11:573')]
    expect(answers.map(({ decision }) => decision)).toEqual(['granted', 'denied'])
    for (const { accessEventId, decision } of answers) await untilRow(accessEventId, { decision })
  })
})
