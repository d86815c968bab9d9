import { newId } from '@doorledger/kernel'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Registered } from '../../../test/system/api.js'
import { freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

const soon = { timeout: 60_000, interval: 50 }
const good = { event: '05070000', time: 20261101080000 }
/** As source 2 prints it, curly quotes and all. */
const VERBATIM = `{“audits”:[
       {
         "event":"1122334455",
         "time":20131113091752
       },
       {
         "event":"008A0000",
         "time":20131113092022
       },
       {
         "event":"00860000",
         "time":20131113092513
       }
],
“nxtDbVerTS”:”0x0873828198485981”}
`

interface Entry {
  readonly kind: string
  readonly text: string
  readonly occurredAt: string
  readonly eventRaw: string | null
  readonly auditId: number | null
  readonly flags: readonly string[]
  readonly detail: Readonly<Record<string, unknown>> | null
}

let folder: Awaited<ReturnType<typeof freshFolder>>
let running: RunningStandalone
let api: Api

beforeAll(async () => {
  folder = await freshFolder()
  running = await startStandalone(folder.dir)
  api = running.api
})
afterAll(async () => {
  await running.process.interrupt()
  await folder.remove()
})

const lock = () => api.register(`lock-${newId()}`)
const trailOf = ({ id }: Registered) => api.list<Entry>(`/v1/locks/${id}/audit-trail`)
const syncOf = ({ id }: Registered) => api.get(`/v1/devices/${id}/sync`)
const quarantineOf = ({ id }: Registered) => api.list(`/v1/quarantine?device=${id}`)

/** Hands in a last block, and waits until it and with it all before it can be read. */
const settledTrail = async (door: Registered): Promise<readonly Entry[]> => {
  await api.handIn(door, { audits: [{ event: 'FFFF', time: 20261102000000 }] })
  return vi.waitFor(async () => {
    const entries = await trailOf(door)
    expect(entries.at(-1)?.eventRaw).toBe('FFFF')
    return entries.slice(0, -1)
  }, soon)
}

describe('a block', () => {
  it('as source 2 prints it is recorded once, however often it is sent', async () => {
    expect(() => JSON.parse(VERBATIM) as unknown).toThrow(/position 1\b/)
    const door = await lock()
    const answers = [await api.handIn(door, VERBATIM), await api.handIn(door, VERBATIM)]
    for (const { status, body } of answers) {
      expect({ status, ...body }).toMatchObject({ status: 200, accepted: 3, duplicates: 0, quarantined: 0 })
      expect(body).toEqual(answers[0]!.body)
    }
    expect(await settledTrail(door)).toMatchObject([
      { text: 'Unknown event 1122 334455', occurredAt: '2013-11-13T07:17:52.000Z', eventRaw: '1122334455' },
      { text: 'Unknown event 008A 0000', occurredAt: '2013-11-13T07:20:22.000Z', eventRaw: '008A0000' },
      { text: 'Unknown event 0086 0000', occurredAt: '2013-11-13T07:25:13.000Z', eventRaw: '00860000' },
    ])
    expect((await trailOf(door)).map(({ flags }) => flags.includes('nonStandardLength'))).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(await syncOf(door)).toMatchObject({ blockCount: 2, dbVersion: { reported: '0x0873828198485981' } })
  })

  it('whose audit ids roll over has no gap; one that jumps says what is missing', async () => {
    const [rolling, jumping] = [await lock(), await lock()]
    const numbered = (auditId: number, index: number) => ({ ...good, time: good.time + index, auditId })
    await api.handIn(rolling, { audits: [254, 255, 0, 1].map(numbered) })
    await api.handIn(jumping, { audits: [254, 1].map(numbered) })
    expect((await settledTrail(rolling)).map(({ auditId }) => auditId)).toEqual([254, 255, 0, 1])
    expect(await settledTrail(jumping)).toMatchObject([
      { auditId: 254 },
      { kind: 'gap', detail: { expectedAuditId: 255, missingAtLeast: 2 } },
      { auditId: 1 },
    ])
  })

  it('that comes late closes the gap it left, and the trail says so', async () => {
    const door = await lock()
    const numbered = (auditId: number) => ({ ...good, time: good.time + auditId, auditId })
    for (const auditId of [1, 3]) await api.handIn(door, { audits: [numbered(auditId)] })
    expect(await settledTrail(door)).toMatchObject([{ auditId: 1 }, { kind: 'gap' }, { auditId: 3 }])
    const { blockId } = (await api.handIn(door, { audits: [numbered(2)] })).body
    await vi.waitFor(async () => {
      const gap = (await trailOf(door)).filter(({ kind }) => kind === 'gap')
      expect(gap).toMatchObject([{ detail: { missingAtLeast: 0, revisedByBlockId: blockId } }])
    }, soon)
  })

  it('that holds the same record twice is two rows, also when it is sent again', async () => {
    const door = await lock()
    const first = await api.handIn(door, { audits: [good, good] })
    expect(first.body).toMatchObject({ accepted: 2, duplicates: 1 })
    const again = await Promise.all([1, 2, 3, 4].map(() => api.handIn(door, { audits: [good, good] })))
    for (const { status, body } of again) expect({ status, body }).toEqual({ status: 200, body: first.body })
    expect((await settledTrail(door)).map(({ eventRaw }) => eventRaw)).toEqual(['05070000', '05070000'])
    const rows = await api.list(`/v1/access-events?device=${door.id}&from=2026-11-01&to=2026-11-02`)
    expect(rows).toHaveLength(2)
  })

  it('may switch no-tour off with its lock id; one out of range goes into quarantine, the records are kept', async () => {
    const door = await lock()
    await api.handIn(door, { audits: [], lockId: 65_535 })
    await settledTrail(door)
    expect(await syncOf(door)).toMatchObject({ lockId: 65_535, noTourEnabled: false })
    const answer = await api.handIn(door, { audits: [good], lockId: 65_536 })
    expect(answer).toMatchObject({ status: 200, body: { accepted: 1, quarantined: 1 } })
    await vi.waitFor(async () => expect(await quarantineOf(door)).toMatchObject([{ part: 'tag', tag: 'lockId' }]), soon)
    expect(await syncOf(door)).toMatchObject({ lockId: 65_535 })
    const kept = async () => (await trailOf(door)).filter(({ eventRaw }) => eventRaw === good.event)
    await vi.waitFor(async () => expect(await kept()).toHaveLength(1), soon)
  })

  it('is timed by the clock of its device, also where that clock shows an hour twice or never', async () => {
    const door = await lock()
    const at = (time: number) => ({ event: '05080000', time })
    await api.handIn(door, { audits: [{ ...good, time: 20261025033000 }] })
    await api.handIn(door, { audits: [20261025034500, 20261025033000].map(at) })
    await api.handIn(door, { audits: [at(20270328033000)] })
    const entries = await settledTrail(door)
    expect(
      entries.map(({ occurredAt, flags }) => [occurredAt, flags.filter((flag) => flag.startsWith('dst'))]),
    ).toEqual([
      ['2026-10-25T00:30:00.000Z', ['dstAmbiguous']],
      ['2026-10-25T00:45:00.000Z', ['dstAmbiguous']],
      ['2026-10-25T01:30:00.000Z', ['dstAmbiguous']],
      ['2027-03-28T01:30:00.000Z', ['dstGap']],
    ])
  })
})

describe('what no device should send', () => {
  const deep = '['.repeat(200_000)
  const records = (count: number) => ({ audits: Array.from({ length: count }, () => good) })
  const padded = (length: number) => `{"audits":[],"x":"${'y'.repeat(length - 20)}"}`
  const gzip = { 'content-encoding': 'gzip' }

  it.each<[string, object | string | Buffer, Record<string, string>, number, object]>([
    ['is not JSON', 'hello', {}, 422, { field: 'body' }],
    ['is cut short', '{"audits":[{"event":"05070000","ti', {}, 422, { field: 'body' }],
    ['is of the wrong type', '[]', {}, 422, {}],
    ['is nested deeply', deep, {}, 422, {}],
    ['holds NUL bytes', '{"audits":[\u0000]}', {}, 422, {}],
    ['is empty', '', {}, 422, {}],
    ['is not compressed as it says', 'x', gzip, 422, {}],
    ['has 5,001 records', records(5_001), {}, 413, { field: 'audits', limit: 5_000 }],
    ['is a byte over 1 MiB', padded(1_048_577), {}, 413, { field: 'body', limitBytes: 1_048_576 }],
    ['is a gzip bomb', gzipSync(Buffer.alloc(100_000_000, ' ')), gzip, 413, { field: 'body' }],
    ['is compressed in a way nobody asked for', 'x', { 'content-encoding': 'br' }, 415, { field: 'content-encoding' }],
    ['is a picture', 'x', { 'content-type': 'image/png' }, 415, { field: 'content-type' }],
  ] as const)('because it %s is refused with problem details', async (...[, body, headers, status, problem]) => {
    const answer = await api.handIn(await lock(), body, headers)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.body).toMatchObject({ status, ...problem })
  })

  it.each([
    ['NUL', '{"event":"0507\\u0000","time":20261101080000}'],
    ['a lone surrogate', '{"event":"\\ud800","time":20261101080000}'],
    ['deep nesting', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['a day that is not', '{"event":"05070000","time":20260231080000}'],
  ])('puts a record with %s into quarantine and keeps its neighbours', async (_, bad) => {
    const door = await lock()
    const answer = await api.handIn(door, `{"audits":[${JSON.stringify(good)},${bad},${JSON.stringify(good)}]}`)
    expect(answer).toMatchObject({ status: 200, body: { accepted: 2, quarantined: 1 } })
    expect((await settledTrail(door)).map(({ kind }) => kind)).toEqual(['unlock', 'quarantined', 'unlock'])
    const [item] = await quarantineOf(door)
    const { rawBase64 } = await api.get<{ rawBase64: string }>(`/v1/quarantine/${item!['id'] as string}`)
    expect(Buffer.from(rawBase64, 'base64').toString()).toBe(bad)
  })

  it('takes no memory that stays', async () => {
    const memory = async () =>
      Number(/^process_resident_memory_bytes (\S+)/m.exec((await api.call('GET', '/metrics')).text)?.[1])
    const door = await lock()
    const bomb = gzipSync(Buffer.alloc(100_000_000, ' '))
    const send = () =>
      Promise.all(
        [padded(1_048_577), deep, bomb].map((body) => api.handIn(door, body, Buffer.isBuffer(body) ? gzip : {})),
      )
    for (let round = 0; round < 5; round += 1) await send()
    const before = await memory()
    for (let round = 0; round < 20; round += 1) await send()
    expect((await memory()) - before).toBeLessThan(150_000_000)
  })

  it('has no effect without the credential of the device, and tells nobody which devices there are', async () => {
    const [door, other] = [await lock(), await lock()]
    const unknown = `dl_dev_${'A'.repeat(43)}`
    const wrong = await api.handIn({ id: door.id, token: unknown }, { audits: [good] })
    const nowhere = await api.handIn({ id: 'nowhere', token: unknown }, { audits: [good] })
    expect([wrong.status, wrong.body]).toEqual([401, nowhere.body])
    expect((await api.handIn({ id: door.id, token: other.token }, { audits: [good] })).status).toBe(403)
    expect((await api.handIn({ id: door.id, token: api.adminToken }, { audits: [good] })).status).toBe(401)
    expect(await settledTrail(door)).toEqual([])
  })
})

describe('a query that makes no sense', () => {
  it.each([
    ['/v1/access-events?range=abc', 'range'],
    ['/v1/access-events?range=0', 'range'],
    ['/v1/access-events?from=2026-11-02&to=2026-11-01', 'from'],
    ['/v1/access-events?from=yesterday', 'from'],
    ['/v1/access-events?colour=red', 'colour'],
    ['/v1/access-events?result=maybe', 'result'],
    ['/v1/access-events?cursor=forged', 'cursor'],
    ['/v1/access-events?limit=501', 'limit'],
    ['/v1/access-events?limit=0', 'limit'],
    ['/v1/access-events/count?limit=1', 'limit'],
    ['/v1/access-events/histogram?bucket=fortnight', 'bucket'],
    ['/v1/access-events/export?format=pdf', 'format'],
    ['/v1/access-events/stream?range=abc', 'range'],
    ['/v1/access-events/not-an-id', 'id'],
    ['/v1/locks/x/audit-trail?order=random', 'order'],
    ['/v1/devices?kind=kettle', 'kind'],
    ['/v1/quarantine?status=lost', 'status'],
    ['/v1/dead-letters?status=lost', 'status'],
    ['/v1/api-tokens?limit=501', 'limit'],
  ])('%s is refused, naming %s', async (path, field) => {
    expect(await api.call('GET', path)).toMatchObject({ status: 400, body: { status: 400, field } })
  })
})
