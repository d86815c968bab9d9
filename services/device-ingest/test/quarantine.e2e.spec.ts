import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Listed } from './api.js'
import type { PublishedEvents } from './published-events.js'
import { type Installation, installDeviceIngest } from './running-device-ingest.js'

const good = { event: '05070000', time: 20261101080000 }
const soon = { timeout: 60_000, interval: 50 }

let installation: Installation
let events: PublishedEvents
let api: Api

beforeAll(async () => {
  installation = await installDeviceIngest('embedded')
  events = installation.events
  api = (await installation.start()).api
})
afterAll(() => installation.stop())

describe('quarantine', () => {
  const quarantined = async (block: unknown) => {
    const door = await api.register(`door-${newId()}`)
    await api.handIn(door, block)
    return vi.waitFor(async () => {
      const { body } = await api.asAdmin<Listed>('GET', `/v1/quarantine?device=${door.id}&status=open`)
      expect(body.items.length).toBeGreaterThan(0)
      return { door, id: body.items[0]!['id'] as string }
    }, soon)
  }
  const show = async (id: string) => (await api.asAdmin('GET', `/v1/quarantine/${id}`)).body

  it('keeps what is as unreadable as before, and counts the attempts', async () => {
    const { id } = await quarantined({ audits: [{ ...good, time: 'x' }] })
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/retry`)).toMatchObject({
      status: 202,
      body: { readable: false },
    })
    await vi.waitFor(async () => expect(await show(id)).toMatchObject({ status: 'open', attempts: 1 }), soon)
  })

  it('lets go of what can be read by now, whose records then appear', async () => {
    const { door, id } = await quarantined({ audits: [{ ...good, time: 'x' }] })
    await installation.database.query('update quarantine set raw = $2 where quarantine_id = $1', [
      id,
      Buffer.from(JSON.stringify(good)),
    ]) // as if this release could read what the one before could not
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/retry`)).toMatchObject({
      status: 202,
      body: { readable: true },
    })
    await vi.waitFor(async () => expect(await show(id)).toMatchObject({ status: 'recorded', attempts: 1 }), soon)
    await vi.waitFor(() => expect(events.of(door.id, 'quarantine_resolved')).toHaveLength(1), soon)
    expect(events.of(door.id, 'audit_recorded')).toHaveLength(1)
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/retry`)).toMatchObject({ status: 409 })
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/discard`, { reason: 'x' })).toMatchObject({ status: 409 })
  })

  it('gives up what somebody decides is not worth reading, with who and why', async () => {
    const { door, id } = await quarantined('garbage')
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/discard`, {})).toMatchObject({
      status: 400,
      body: { field: 'reason' },
    })
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/discard`, { reason: 'test equipment' })).toMatchObject({
      status: 200,
      body: {
        status: 'discarded',
        settledReason: 'test equipment',
        settledBy: expect.stringMatching(/^token:/) as string,
      },
    })
    await vi.waitFor(() => expect(events.of(door.id, 'quarantine_resolved')).toHaveLength(1), soon)
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/retry`)).toMatchObject({ status: 409 })
  })

  it('is listed newest first and paged, each entry once', async () => {
    const door = await api.register('messy')
    await api.handIn(door, { audits: Array<string>(7).fill('x') })
    const list = async (query: string) =>
      (await api.asAdmin<Listed>('GET', `/v1/quarantine?device=messy&${query}`)).body
    await vi.waitFor(async () => expect((await list('')).items).toHaveLength(7), soon)
    const ids: unknown[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Listed = await list(`limit=3${cursor && `&cursor=${cursor}`}`)
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(ids).toHaveLength(7)
    expect(new Set(ids).size).toBe(7)
    expect((await list('reason=time_invalid')).items).toEqual([])
  })

  it.each(['00000000-0000-4000-8000-000000000000'])('has no entry %s', async (id) => {
    expect((await api.asAdmin('GET', `/v1/quarantine/${id}`)).status).toBe(404)
    expect((await api.asAdmin('POST', `/v1/quarantine/${id}/retry`)).status).toBe(404)
  })
})
