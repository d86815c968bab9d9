import {
  deviceCommandIssued,
  deviceCommands,
  deviceCommandWithdrawn,
  type Envelope,
  eventOf,
} from '@doorledger/contracts'
import { recordOf } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api, Registered } from './api.js'
import type { PublishedEvents } from './published-events.js'
import { type Installation, installDeviceIngest, type Instance, type LogKind } from './running-device-ingest.js'

const HOUR_MS = 3_600_000

interface Told {
  readonly commandId: string
  readonly command: object
}

describe.each<LogKind>(['kafka', 'embedded'])('commands to devices, on the log in %s', (kind) => {
  let installation: Installation
  let instance: Instance
  let published: PublishedEvents
  let api: Api

  beforeAll(async () => {
    installation = await installDeviceIngest(kind)
    published = installation.events
    instance = await installation.start()
    api = instance.api
  })
  afterAll(() => installation.stop())

  const about = () => {
    const now = new Date().toISOString()
    return { tenantId: installation.tenantId, service: 'audit-trail', occurredAt: now, recordedAt: now }
  }
  const append = (event: Omit<Envelope, 'data'> & { data: unknown }) =>
    installation.log.append(deviceCommands.name, [recordOf(event)])
  const issued = (deviceId: string, expiresAt = new Date(Date.now() + HOUR_MS).toISOString()) => {
    const command = { name: 'RequestAuditTrail' as const, lockId: deviceId }
    return eventOf(deviceCommandIssued, { commandId: newId(), deviceId, command, expiresAt }, about())
  }
  const poll = async ({ id, token }: Registered, query = 'waitSec=20') => {
    const { status, body } = await api.call<{ commands: Told[] }>('GET', `/v1/devices/${id}/commands?${query}`, {
      authorization: `Bearer ${token}`,
    })
    expect(status).toBe(200)
    return body.commands
  }
  const reply = ({ id, token }: Registered, commandId: string, body: object) =>
    api.call('POST', `/v1/devices/${id}/commands/${commandId}/reply`, {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      body: JSON.stringify(body),
    })
  const done = { outcome: 'done' }

  it('reach a device that waits, and come again until it replies', async () => {
    const device = await api.register('waiting')
    const waiting = poll(device)
    const event = issued('waiting')
    await append(event)
    const { commandId, command } = event.data
    expect(await waiting).toMatchObject([{ commandId, command }])
    expect(await poll(device)).toMatchObject([{ commandId }])
    expect(await poll(device, `waitSec=0&known=${commandId}`)).toEqual([])

    expect((await reply(device, commandId, done)).status).toBe(204)
    expect((await reply(device, commandId, done)).status).toBe(204)
    expect(await reply(device, commandId, { outcome: 'failed', reason: 'memory fault' })).toMatchObject({
      status: 409,
      body: { type: 'urn:doorledger:problem:command_replied' },
    })
    expect(await poll(device, 'waitSec=0')).toEqual([])
    await expect
      .poll(() => published.of('waiting', 'command_delivered', 'command_replied').map(({ type }) => type))
      .toEqual(['device.command_delivered', 'device.command_replied'])
  })

  it('do not reach who waits with a credential that was replaced meanwhile', async () => {
    const stolen = await api.register('replaced')
    const waiting = api.call('GET', '/v1/devices/replaced/commands?waitSec=20', {
      authorization: `Bearer ${stolen.token}`,
    })
    const { body } = await api.asAdmin<{ token: string }>('POST', '/v1/devices/replaced/credential')
    const event = issued('replaced')
    await append(event)
    expect((await waiting).status).toBe(401)
    expect(await poll({ id: 'replaced', token: body.token })).toMatchObject([{ commandId: event.data.commandId }])
  })

  it('are none when the time is over, at whatever fraction of a millisecond, and the device asks again', async () => {
    const device = await api.register('idle')
    expect(await poll(device, 'waitSec=1.2')).toEqual([])
    const waiting = poll(device)
    await append(issued('idle'))
    expect(await waiting).toHaveLength(1)
  })

  it('are not done again when the log tells of them again', async () => {
    const device = await api.register('replayed')
    const event = issued('replayed')
    await append(event)
    const [told] = await poll(device)
    await reply(device, told!.commandId, done)
    await installation.database.query('delete from device_commands where device_id = $1', ['replayed'])
    await append(event)
    const marker = issued('replayed')
    await append(marker)
    expect((await poll(device)).map(({ commandId }) => commandId)).toEqual([marker.data.commandId])
  })

  it('wait for a device that was away, also over a restart', async () => {
    const device = await api.register('away')
    const event = issued('away')
    await append(event)
    expect(await poll(device)).toHaveLength(1)
    await instance.stop()
    instance = await installation.start()
    api = instance.api
    expect(await poll(device)).toMatchObject([{ commandId: event.data.commandId }])
  })

  it('are not handed over when they are withdrawn or too old', async () => {
    const device = await api.register('spared')
    const [taken, old, wanted] = [issued('spared'), issued('spared', '2026-01-01T00:00:00.000Z'), issued('spared')]
    await append(taken)
    await append(eventOf(deviceCommandWithdrawn, { commandId: taken.data.commandId, deviceId: 'spared' }, about()))
    await append(old)
    await append(wanted)
    await expect
      .poll(async () => (await poll(device, 'waitSec=0')).map(({ commandId }) => commandId), { timeout: 60_000 })
      .toEqual([wanted.data.commandId])
    expect((await reply(device, old.data.commandId, done)).status).toBe(204)
  })

  it('are for the device they are for', async () => {
    const [one, other] = [await api.register('one'), await api.register('other')]
    const event = issued('one')
    await append(event)
    expect(await poll(one)).toHaveLength(1)
    expect(await poll(other, 'waitSec=0')).toEqual([])
    expect((await reply(other, event.data.commandId, done)).status).toBe(404)
    const asked = await api.call('GET', '/v1/devices/one/commands', { authorization: `Bearer ${other.token}` })
    expect(asked.status).toBe(403)
    expect((await api.call('GET', '/v1/devices/one/commands', {})).status).toBe(401)
  })

  it.each([['waitSec=61'], ['waitSec=soon'], ['known=everything'], ['colour=red']])('refuse %s', async (query) => {
    const device = await api.register(`asking-${newId()}`)
    const { status } = await api.call('GET', `/v1/devices/${device.id}/commands?${query}`, {
      authorization: `Bearer ${device.token}`,
    })
    expect(status).toBe(400)
  })
})
