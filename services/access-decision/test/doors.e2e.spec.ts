import { scheduleExample } from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DoorWorld, eventually, type LogKind } from './door-world.js'

const T0 = new Date('2026-11-22T09:00:00.000Z')

describe.each<LogKind>(['kafka', 'embedded'])('doors, on the log in %s', (kind) => {
  let now = T0
  let world: DoorWorld
  let operator: string
  const at = (ms: number) => new Date(T0.getTime() + ms)
  const passTo = (ms: number) => {
    now = at(ms)
  }
  let reports = 0
  const contact = (state: string, ms: number, device = 'contact', replica = 0) =>
    world.report(
      device,
      '/contact-events',
      { eventId: `${(reports += 1)}`, state, occurredAt: at(ms).toISOString() },
      replica,
    )
  const stateOf = async (door: string) =>
    (await world.request('GET', `/doors/${door}/state`, { secret: operator })).body
  const ofDoor = (door: string, ...types: string[]) =>
    world.of(...types).filter(({ data }) => (data['door'] as { id: string } | undefined)?.id === door)

  beforeAll(async () => {
    world = await DoorWorld.begin(kind, () => now)
    await world.addReplica()
    await world.device('contact')
    await world.door()
    operator = await world.token('door:read')
  })
  afterAll(() => world.end())

  it('are forced 10.001 s after an unlock, not at 10.000 s, and explained by the fob of an offline lock', async () => {
    for (const door of ['inside', 'outside']) {
      await world.device(`${door}-contact`)
      await world.door({ doorId: door, contactDeviceId: `${door}-contact`, rexDeviceIds: [`${door}-contact`] })
      await contact('closed', -60_000, `${door}-contact`)
      const unlock = { eventId: 'exit', occurredAt: at(0).toISOString() }
      expect((await world.report(`${door}-contact`, '/rex-events', unlock)).body).toMatchObject({ decision: 'granted' })
    }
    passTo(20_000)
    await contact('open', 15_000, 'inside-contact')
    const pictured = { eventId: 'pictured', state: 'open', snapshot: { url: 'https://clips.example/a.jpg' } }
    const opened = { ...pictured, occurredAt: at(15_001).toISOString() }
    expect((await world.report('outside-contact', '/contact-events', opened)).body).toMatchObject({
      reports: [{ eventId: 'pictured', snapshot: { status: 'pending' } }],
    })
    passTo(22_000)
    await eventually(() => expect(ofDoor('inside', 'door.opened')).toHaveLength(1))
    await eventually(() => expect(ofDoor('outside', 'door.forced_open_inferred')).toHaveLength(1))
    expect(ofDoor('inside', 'door.forced_open_inferred')).toEqual([])
    expect(await stateOf('outside')).toMatchObject({ contact: 'open', forced: true, locked: true })
    const [{ subject: row } = { subject: '' }] = ofDoor('outside', 'door.forced_open_inferred')
    await eventually(() => expect(world.of('access.snapshot_linked').map(({ subject }) => subject)).toContain(row))

    passTo(3_600_000)
    const fob = await world.grant(
      { door: { id: 'outside', name: 'Outside' }, provenance: [{ kind: 'device_audit' }] },
      at(12_001),
    )
    await eventually(() => expect(ofDoor('outside', 'door.forced_open_retracted')).toHaveLength(1))
    expect(ofDoor('outside', 'door.forced_open_retracted')[0]!.data).toMatchObject({
      revision: 2,
      result: 'forced',
      forcedOpen: { explainedBy: { accessEventId: fob.data['accessEventId'], cause: 'success' } },
    })
    expect(await stateOf('outside')).toMatchObject({ forced: false })
    for (const door of ['inside', 'outside']) await contact('closed', 3_600_000, `${door}-contact`)
  })

  it('are held open at 30, 60 and 90 s, exactly three times over replicas and a restart', async () => {
    passTo(4_000_000)
    await contact('closed', 3_999_000)
    await world.report('contact', '/rex-events', { eventId: 'held', occurredAt: at(4_000_000).toISOString() })
    const told = [
      { eventId: 'opens', state: 'open', occurredAt: at(4_000_000).toISOString() },
      { eventId: 'shut', state: 'closed', occurredAt: at(3_998_000).toISOString() },
    ].map((report) => ({ ...report, snapshot: { url: 'https://clips.example/held.jpg' } }))
    expect((await world.report('contact', '/contact-events', { events: told })).body).toMatchObject({
      reports: [{ snapshot: { status: 'pending' } }, { snapshot: { status: 'refused', reason: 'not_an_opening' } }],
    })
    passTo(4_031_000)
    await eventually(() => expect(ofDoor('front', 'door.held_open_detected')).toHaveLength(1))
    const [{ subject: row } = { subject: '' }] = ofDoor('front', 'door.held_open_detected')
    await eventually(() => expect(world.of('access.snapshot_linked').map(({ subject }) => subject)).toContain(row))
    passTo(4_045_000)
    await world.replicas[0]!.stop()
    await world.addReplica()
    passTo(4_094_000)
    await eventually(() => expect(ofDoor('front', 'door.held_open_detected')).toHaveLength(3))
    expect(await stateOf('front')).toMatchObject({ heldOpen: { reminderNo: 3 } })
    passTo(4_096_000)
    await contact('closed', 4_095_000)
    await eventually(() => expect(ofDoor('front', 'door.closed')).toHaveLength(1))
    passTo(4_200_000)
    const detected = ofDoor('front', 'door.held_open_detected')
    expect(detected.map(({ time, data }) => [time, (data['heldOpen'] as { reminderNo: number }).reminderNo])).toEqual([
      [at(4_030_000).toISOString(), 1],
      [at(4_060_000).toISOString(), 2],
      [at(4_090_000).toISOString(), 3],
    ])
  })

  it('open and close once for a contact that chatters 50 times a second, and few rows are kept', async () => {
    await world.device('loose')
    await world.door({ doorId: 'loose', contactDeviceId: 'loose', rexDeviceIds: [] })
    passTo(5_010_000)
    await contact('closed', 5_000_000, 'loose')
    const events = Array.from({ length: 300 }, (_, n) => ({
      eventId: `chatter-${n}`,
      state: n % 2 === 0 ? 'open' : 'closed',
      occurredAt: at(5_001_000 + n * 20).toISOString(),
    }))
    expect((await world.report('loose', '/contact-events', { events })).status).toBe(200)
    await contact('open', 5_009_000, 'loose')
    await eventually(() => expect(ofDoor('loose', 'door.forced_open_inferred')).toHaveLength(1))
    expect(ofDoor('loose', 'door.opened').map(({ time }) => time)).toEqual([at(5_009_000).toISOString()])
    const { rows } = await world.database.query<{ n: number }>(
      `select count(*)::int as n from door_facts where door_id = 'loose' and tenant_id = $1`,
      [world.tenantId],
    )
    expect(rows[0]!.n).toBeLessThan(8)
  })

  it('are unknown after a restart while open, until the contact tells', async () => {
    await world.device('restarting')
    await world.door({ doorId: 'restarting', contactDeviceId: 'restarting', rexDeviceIds: [] })
    passTo(6_000_000)
    await contact('closed', 5_900_000, 'restarting')
    await world.report('restarting', '/device-status', { eventId: 'r', status: 'restarted' })
    await eventually(async () => expect(await stateOf('restarting')).toMatchObject({ contact: 'unknown' }))
    passTo(6_010_000)
    await contact('open', 6_001_000, 'restarting')
    await eventually(() => expect(ofDoor('restarting', 'door.opened')).toHaveLength(1))
    expect(ofDoor('restarting', 'door.forced_open_inferred')).toEqual([])
    expect(await stateOf('restarting')).toMatchObject({ contact: 'open', contactDevice: { online: true } })
  })

  it('take a report that is repeated as one, and one that comes late in its place', async () => {
    await world.device('late')
    await world.door({ doorId: 'late', contactDeviceId: 'late', rexDeviceIds: [] })
    passTo(7_200_000)
    const open = { eventId: 'o', state: 'open', occurredAt: at(7_100_000).toISOString() }
    const first = await world.report('late', '/contact-events', open)
    expect((await world.report('late', '/contact-events', open)).body).toEqual(first.body)
    await eventually(() => expect(ofDoor('late', 'door.opened')).toHaveLength(1))
    expect(ofDoor('late', 'door.forced_open_inferred')).toEqual([])
    await contact('closed', 7_090_000, 'late')
    await eventually(() => expect(ofDoor('late', 'door.forced_open_inferred')).toHaveLength(1))
    expect(ofDoor('late', 'door.opened')).toHaveLength(1)
  })

  it('may be opened, and stand open, while their schedule unlocks them', async () => {
    await world.device('shop')
    const always = {
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      windows: [{ from: '00:00', to: '24:00' }],
    }
    const state = {
      ...scheduleExample,
      scheduleId: 'always',
      zone: 'UTC',
      weekly: [always],
      holidayIds: [],
      exceptions: [],
    }
    await world.configured('schedule', 'always', state)
    await world.door({ doorId: 'shop', contactDeviceId: 'shop', passageScheduleIds: ['always'] })
    passTo(7_300_000)
    await contact('closed', 7_210_000, 'shop')
    await contact('open', 7_220_000, 'shop')
    await eventually(() => expect(ofDoor('shop', 'door.opened')).toHaveLength(1))
    await contact('closed', 7_290_000, 'shop')
    await eventually(() => expect(ofDoor('shop', 'door.closed')).toHaveLength(1))
    expect(ofDoor('shop', 'door.forced_open_inferred', 'door.held_open_detected')).toEqual([])
  })

  it('let people out also when nobody knows the door, with a row', async () => {
    await world.device('lonely')
    const { status, body } = await world.report('lonely', '/rex-events', { eventId: 'x' })
    expect([status, body['decision']]).toEqual([200, 'granted'])
    const [{ reportId }] = body['reports'] as [{ reportId: string }]
    const id = derivedId('exit-request', world.tenantId, reportId, undefined)
    await eventually(() => expect(world.of('access.granted').map(({ data }) => data['accessEventId'])).toContain(id))
  })

  it('answer bad input with what is wrong with it, and never with a fault', async () => {
    const bad = async (body: unknown) => world.report('contact', '/contact-events', body)
    expect((await bad({ eventId: '1', state: 'ajar' })).status).toBe(400)
    expect((await bad({ eventId: '1', state: 'open', occurredAt: '1970-01-01T00:00:00Z' })).body).toMatchObject({
      field: 'occurredAt',
    })
    const events = [{ eventId: '1', state: 'open', occurredAt: '2029-01-01T00:00:00Z' }]
    expect((await bad({ events })).body).toMatchObject({ field: 'events.0.occurredAt' })
    expect((await bad({ eventId: '1', state: 'open', deviceId: 'lonely' })).status).toBe(403)
    expect((await bad({ eventId: 'x'.repeat(200), state: 'open' })).status).toBe(400)
    expect((await bad('{')).status).toBe(400)
    const stranger = await world.request('POST', '/contact-events', { secret: `dl_dev_${'x'.repeat(43)}`, body: {} })
    expect([400, 401]).toContain(stranger.status)
    expect((await world.request('GET', '/doors/nowhere/state', { secret: operator })).status).toBe(404)
  })
})
