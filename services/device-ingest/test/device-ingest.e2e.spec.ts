import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Registered } from './api.js'
import type { PublishedEvents } from './published-events.js'
import { type Installation, installDeviceIngest, type LogKind } from './running-device-ingest.js'

const VERSION = '0x0873828198485981'
/** As source 2 prints it, curly quotes and all. */
const VERBATIM =
  '{“audits”:[{"event":"1122334455","time":20131113091752},{"event":"008A0000","time":20131113092022},' +
  '{"event":"00860000","time":20131113092513}],“nxtDbVerTS”:”0x0873828198485981”}'
const soon = { timeout: 60_000, interval: 50 }

describe.each<LogKind>(['kafka', 'embedded'])('device-ingest on %s', (kind) => {
  let installation: Installation
  let events: PublishedEvents
  let api: Api
  let other: Api

  beforeAll(async () => {
    installation = await installDeviceIngest(kind)
    const [one, two] = [await installation.start(), await installation.start()]
    api = one.api
    other = two.api
    events = installation.events
  })
  afterAll(() => installation.stop())

  const lock = (attributes?: object): Promise<Registered> => api.register(`lock-${newId()}`, attributes)
  const recordsOf = ({ id }: Registered) => events.of(id, 'audit_recorded')
  const settled = async ({ id }: Registered, blockCount: number) =>
    vi.waitFor(async () => {
      const { body } = await api.asAdmin('GET', `/v1/devices/${id}/sync`)
      expect(body['blockCount']).toBe(blockCount)
      return body
    }, soon)

  it('records the block of source 2, verbatim, once however often it is sent', async () => {
    const door = await lock()
    const first = await api.handIn(door, VERBATIM)
    expect(first).toMatchObject({
      status: 200,
      body: {
        accepted: 3,
        duplicates: 0,
        quarantined: 0,
        dbVersion: { reported: VERSION, expected: null, inSync: null },
      },
    })
    expect((await api.handIn(door, VERBATIM)).body).toEqual(first.body)
    await settled(door, 1)
    await api.handIn(door, { audits: [], nxtDbVerTS: VERSION })
    await settled(door, 2)
    await vi.waitFor(() => expect(recordsOf(door)).toHaveLength(3), soon)
    expect(recordsOf(door).map(({ data }) => data['eventRaw'])).toEqual(['1122334455', '008A0000', '00860000'])
    expect(recordsOf(door)[0]).toMatchObject({
      time: '2013-11-13T07:17:52.000Z',
      data: { flags: ['nonStandardLength', 'late'], meaning: { family: 'engage' } },
    })
  })

  it('records a block once when it comes at the same time on two connections, to two instances', async () => {
    const door = await lock()
    const audits = Array.from({ length: 50 }, (_, i) => ({ event: '05070000', time: 20261101080000 + i, auditId: i }))
    const senders = [api, other, api, other, api, other]
    const answers = await Promise.all(senders.map((to) => to.handIn(door, { audits, nxtDbVerTS: VERSION })))
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: answers[0]!.body })
    await settled(door, 1)
    await api.handIn(door, { audits: [{ event: '05070000', time: 20261101090000, auditId: 50 }] })
    await vi.waitFor(() => expect(recordsOf(door)).toHaveLength(51), soon)
    expect(events.of(door.id, 'audit_gap_detected')).toEqual([])
    expect(recordsOf(door).map(({ data }) => data['auditId'])).toEqual(Array.from({ length: 51 }, (_, i) => i))
  })

  it('tells of gaps, and of none where audit ids roll over', async () => {
    const door = await lock()
    const withId = (auditId: number, index: number) => ({ event: '05070000', time: 20261101080000 + index, auditId })
    await api.handIn(door, { audits: [254, 255, 0, 1].map(withId) })
    await settled(door, 1)
    await api.handIn(door, { audits: [4].map(withId) })
    await vi.waitFor(() => expect(events.of(door.id, 'audit_gap_detected')).toHaveLength(1), soon)
    expect(events.of(door.id, 'audit_gap_detected')[0]!.data).toMatchObject({
      expectedAuditId: 2,
      gotAuditId: 4,
      missingAtLeast: 2,
      indexInBlock: 0,
    })
  })

  it('takes lock id 65535 for no-tour switched off, and puts 65536 into quarantine', async () => {
    const door = await lock()
    await api.handIn(door, { audits: [], lockId: 65_535 })
    expect(await settled(door, 1)).toMatchObject({ lockId: 65_535, noTourEnabled: false })
    const answer = await api.handIn(door, { audits: [{ event: '05070000', time: 20261101080000 }], lockId: 65_536 })
    expect(answer).toMatchObject({ status: 200, body: { accepted: 1, quarantined: 1 } })
    expect(await settled(door, 2)).toMatchObject({ lockId: 65_535 })
    await vi.waitFor(() => expect(recordsOf(door)).toHaveLength(1), soon)
    expect(events.of(door.id, 'lock_id_changed')).toHaveLength(1)
  })

  it('says how a device stands against the version expected of it', async () => {
    const door = await lock({ expectedDbVersion: '0x08d16357eef73a69' })
    const { body } = await api.handIn(door, { audits: [], nxtDbVerTS: VERSION })
    expect(body['dbVersion']).toEqual({ reported: VERSION, expected: '0x08d16357eef73a69', inSync: false })
    expect(await settled(door, 1)).toMatchObject({ status: 'out_of_sync', lastSyncedAt: null })
    await api.change(door.id, { expectedDbVersion: VERSION })
    expect((await api.handIn(door, { audits: [], nxtDbVerTS: VERSION })).body['dbVersion']).toMatchObject({
      inSync: true,
    })
    await api.handIn(door, { audits: [{ event: '05070000', time: 20261101080000 }], nxtDbVerTS: VERSION })
    expect(await settled(door, 2)).toMatchObject({ status: 'in_sync' })
    await vi.waitFor(() => expect(recordsOf(door)).toHaveLength(1), soon)
    expect(events.of(door.id, 'database_version_mismatch_detected')).toHaveLength(1)
  })
})
