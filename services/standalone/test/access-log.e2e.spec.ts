import { StartedProcess } from '@doorledger/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Registered } from '../../../test/system/api.js'
import { EventStream } from '../../../test/system/event-stream.js'
import { CLI, freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

const soon = { timeout: 60_000, interval: 50 }

interface Row {
  readonly id: string
  readonly occurredAt: string
  readonly result: string
  readonly reason: string
}

let folder: Awaited<ReturnType<typeof freshFolder>>
let running: RunningStandalone
let api: Api
let door: Registered

beforeAll(async () => {
  folder = await freshFolder()
  running = await startStandalone(folder.dir)
  api = running.api
  door = await api.register('front-door', { name: 'Front door, "main"; =west' })
})
afterAll(async () => {
  await running.process.interrupt()
  await folder.remove()
})

/** The clock of a lock in Helsinki, some minutes ago. */
const clock = (minutesAgo: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short', timeStyle: 'medium' })
    .format(Date.now() - minutesAgo * 60_000)
    .replaceAll(/\D/g, '')

const handIn = async (audits: readonly object[], to = door) => {
  const { status, body } = await api.handIn(to, { audits })
  expect({ status, ...body }).toMatchObject({ status: 200, accepted: audits.length })
}
const rows = (query: string) => api.list<Row>(`/v1/access-events?${query}`)
const count = async (query: string) => (await api.get<{ count: number }>(`/v1/access-events/count?${query}`)).count

const DAYS = 4
const A_DAY = ['0507', '0508', '0507', '050B', '0507', '008A']
const ATTEMPTS = DAYS * (A_DAY.length - 1)

describe('the access log', () => {
  it('shows every attempt that was handed in, and nothing else', async () => {
    for (let day = DAYS; day > 0; day -= 1) {
      await handIn(A_DAY.map((code, index) => ({ event: `${code}0000`, time: clock((day - 1) * 1440 + 10 - index) })))
    }
    await vi.waitFor(async () => expect(await count('range=30')).toBe(ATTEMPTS), soon)
    const all = await rows('range=30&limit=7')
    expect(new Set(all.map(({ id }) => id)).size).toBe(ATTEMPTS)
    expect(all.map(({ occurredAt }) => occurredAt)).toEqual(
      all
        .map(({ occurredAt }) => occurredAt)
        .sort()
        .reverse(),
    )
    expect(await api.get(`/v1/access-events/${all[0]!.id}`)).toEqual(all[0])
  })

  it('counts today as it lists today, by the clock of the site', async () => {
    const site = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short' })
    const days = (list: readonly Row[]) => list.map(({ occurredAt }) => site.format(new Date(occurredAt)))
    // Again, should the day have changed meanwhile.
    await vi.waitFor(async () => {
      const today = await rows('range=today')
      expect(await count('range=today')).toBe(today.length)
      const all = days(await rows('range=30'))
      expect(days(today)).toEqual(all.filter((day) => day === site.format(new Date())))
    }, soon)
  })

  it.each(['range=30', 'range=2&result=denied', 'range=30&device=front-door&q=pass', 'range=30&device=nowhere'])(
    'is exported as it is listed: %s',
    async (query) => {
      const listed = await rows(query)
      const json = await api.call('GET', `/v1/access-events/export?format=json&${query}`)
      expect(json.body).toEqual(listed)
      const csv = await api.call('GET', `/v1/access-events/export?format=csv&${query}`)
      expect(csv.headers.get('content-type')).toContain('text/csv')
      expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="access-events-.*\.csv"$/)
      const [head, ...lines] = csv.text.trimEnd().split('\r\n')
      expect(head).toMatch(/^id,seq,occurredAt,/)
      expect(lines.map((line) => line.split(',')[0])).toEqual(listed.map(({ id }) => id))
      for (const line of lines) expect(line).toContain(`"Front door, ""main"";' =west"`)
    },
  )
})

describe('the stream of the access log', () => {
  it('shows every new row once, late ones too, to a reader that comes and goes', async () => {
    const url = `${api.address}/v1/access-events/stream?device=busy-door`
    const busy = await api.register('busy-door')
    let stream = await EventStream.open(url, api.adminToken)
    await vi.waitFor(() => expect(stream.lastEventId).not.toBe(''), soon)
    const seen: string[] = []
    for (let block = 0; block < 12; block += 1) {
      await handIn(
        Array.from({ length: 5 }, (_, i) => ({ event: '05070000', time: clock(block * 3000 + i) })),
        busy,
      )
      if (block % 3 !== 2) continue
      await stream.close()
      seen.push(...stream.seen.map(({ id }) => id))
      stream = await EventStream.open(url, api.adminToken, stream.lastEventId)
    }
    await vi.waitFor(() => expect(seen.length + stream.seen.length).toBeGreaterThanOrEqual(60), soon)
    await handIn([{ event: '05080000', time: clock(0) }], busy)
    await vi.waitFor(() => expect(stream.seen.at(-1)).toMatchObject({ result: 'denied' }), soon)
    seen.push(...stream.seen.map(({ id }) => id))
    await stream.close()
    const listed = (await rows('device=busy-door&range=90')).map(({ id }) => id)
    expect(seen.toSorted()).toEqual(listed.toSorted())
    expect(new Set(seen).size).toBe(61)
  })
})

describe('a view', () => {
  const command = async (...args: string[]) =>
    StartedProcess.start({
      file: CLI,
      args,
      dir: folder.dir,
      environment: { PORT: String(running.port), DOORLEDGER_DATA_DIR: 'data folder' },
    }).ended

  it('is as it was after it has been rebuilt over the API', async () => {
    const name = 'audit-trail.access-log'
    const before = await rows('range=90')
    const { status, body } = await api.call('POST', `/v1/projections/${name}/rebuild`)
    expect({ status, body }).toMatchObject({ status: 202, body: { name } })
    await vi.waitFor(async () => {
      const { items } = await api.get<{ items: { name: string }[] }>('/v1/projections')
      expect(items.find((item) => item.name === name)).toMatchObject({
        lastRebuild: { startedAt: body['startedAt'], outcome: 'switched' },
      })
    }, soon)
    expect(await rows('range=90')).toEqual(before)
  })

  it('is as it was after it has been rebuilt from the command line, which waits for it', async () => {
    const trail = '/v1/locks/front-door/audit-trail'
    const [before, attempts] = [await api.list(trail), await rows('range=90')]
    expect(before).toHaveLength(DAYS * A_DAY.length)
    const { code, stdout, stderr } = await command('rebuild', 'audit-trail.lock-trail')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/audit-trail\.lock-trail: rebuilt, in use\n$/)
    expect(await api.list(trail)).toEqual(before)
    expect(await rows('range=90')).toEqual(attempts)
  })

  it('tells the command line how far it is, and what the dead letters are', async () => {
    expect((await command('projections')).stdout).toMatch(/^audit-trail\.access-log +view +\d+ +0 +0$/m)
    expect(await command('parked')).toMatchObject({ code: 0, stdout: 'There are no dead letters.\n' })
  })

  it('that is not there is a message on standard error and exit code 1', async () => {
    expect(await command('rebuild', 'audit-trail.no-such')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'doorledger: There is no projection audit-trail.no-such\n',
    })
  })
})

describe('a decoder that is replaced', () => {
  interface Decoder {
    readonly version: number
    readonly codes: Readonly<Record<string, object>>
    readonly redecoding: { readonly status: string }
  }

  const replace = async (codes: object) => {
    const { status, body } = await api.call<Decoder>('PUT', '/v1/decoders/engage', { body: { codes } })
    expect(status).toBe(200)
    await vi.waitFor(async () => {
      const { redecoding } = await api.get<Decoder>('/v1/decoders/engage')
      expect(redecoding.status).toBe('done')
    }, soon)
    return body
  }
  const textsOf = async (code: string) => {
    const entries = await api.list<{ code: string; text: string }>('/v1/locks/front-door/audit-trail')
    return [...new Set(entries.filter((entry) => entry.code === code).map(({ text }) => text))]
  }

  it('gives the past its new meaning, and back, without asking any device', async () => {
    const before = await rows('range=30&device=front-door')
    expect(await textsOf('008A')).toEqual(['Unknown event 008A 0000'])
    const { codes, version } = await api.get<Decoder>('/v1/decoders/engage')
    const { '0508': _, ...without } = codes
    const access = { result: 'denied', reason: 'lockdown', accessType: 'rfid' }
    const known = { name: 'turned away in lockdown', category: 'access', access }

    expect((await replace({ ...without, '008A': known })).version).toBe(version + 1)
    await vi.waitFor(async () => {
      expect(await rows('range=30&device=front-door&reason=lockdown')).toHaveLength(DAYS)
      expect(await count('range=30&device=front-door')).toBe(ATTEMPTS)
      expect(await textsOf('008A')).toEqual(['turned away in lockdown'])
      expect(await textsOf('0508')).toEqual(['Unknown event 0508 0000'])
    }, soon)

    await replace(codes)
    await vi.waitFor(async () => {
      const now = await rows('range=30&device=front-door')
      expect(now.map(({ id, result, reason }) => [id, result, reason])).toEqual(
        before.map(({ id, result, reason }) => [id, result, reason]),
      )
      expect(await textsOf('008A')).toEqual(['Unknown event 008A 0000'])
    }, soon)
  })
})

describe('an API token', () => {
  it('is refused within five seconds of being revoked, and before that for what it may not do', async () => {
    const asked = { body: { name: 'reporting', permissions: ['access-log:read'] } }
    const { id, token } = (await api.call<Registered>('POST', '/v1/api-tokens', asked)).body
    expect((await api.call('GET', '/v1/access-events', { token })).status).toBe(200)
    expect((await api.call('GET', '/v1/access-events/export', { token })).status).toBe(403)
    expect((await api.call('POST', '/v1/devices', { token, body: {} })).status).toBe(403)
    expect((await api.call('DELETE', `/v1/api-tokens/${id}`)).status).toBe(204)
    const refused = async () => expect((await api.call('GET', '/v1/access-events', { token })).status).toBe(401)
    await vi.waitFor(refused, { timeout: 60_000, interval: 50 })
  })
})
