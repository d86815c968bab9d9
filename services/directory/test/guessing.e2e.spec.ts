import { directoryEvents } from '@doorledger/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PeopleApi } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'
import { Newcomers, SignInApi } from './sign-in-api.js'

const PASSWORD = 'correct horse battery'
let directory: RunningDirectory
beforeAll(async () => {
  directory = await runningDirectory(() => new Date(), { trustedProxies: ['127.0.0.1'] })
})
afterAll(() => directory.stop())

const api = new SignInApi(() => directory.address)
const newcomers = new Newcomers(api, new PeopleApi(() => directory))
const from = (address: string) => ({ 'x-forwarded-for': address })

/** What the log holds of a type, once there are so many. */
const published = async (type: string, count: number): Promise<{ data: Record<string, unknown>; text: string }[]> => {
  const values: string[] = []
  const subscription = await directory.log.subscribe({
    group: `test.${type}`,
    topic: directoryEvents.name,
    claim: () => Promise.resolve(0),
    process: async ({ records }) => void values.push(...records.map(({ value }) => value)),
    release: () => undefined,
  })
  const found = () => values.filter((value) => (JSON.parse(value) as { type: string }).type === type)
  await vi.waitFor(() => expect(found().length).toBeGreaterThanOrEqual(count), { timeout: 60_000 })
  await subscription.close()
  return found().map((text) => ({ ...(JSON.parse(text) as { data: Record<string, unknown> }), text }))
}

describe('guessing a password', () => {
  it('is stopped after ten attempts, wherever they come from, for a name there is and for one there is not', async () => {
    const { username } = await newcomers.add(PASSWORD)
    for (const name of [username, 'nobody']) {
      const statuses: number[] = []
      for (let turn = 0; turn < 12; turn += 1) {
        statuses.push((await api.trySignIn(name, 'wrong password', from(`192.0.2.${turn}`))).status)
      }
      expect(statuses).toEqual([...new Array<number>(10).fill(401), 429, 429])
    }
    const locked = await api.trySignIn(username, PASSWORD, from('192.0.2.99'))
    expect(locked.status).toBe(429)
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(locked.text).toBe((await api.trySignIn('nobody', PASSWORD, from('192.0.2.99'))).text)
  })

  it('is told to the audit log without the name, and no more once it is locked', async () => {
    const told = await published('auth.login_failed', 22)
    expect(told).toHaveLength(22)
    expect(told.filter(({ data }) => data['cause'] === 'locked')).toHaveLength(2)
    expect(new Set(told.map(({ data }) => data['nameMark'])).size).toBe(2)
    expect(told.map(({ text }) => text).join()).not.toMatch(/anna1|nobody|192\.0\.2|wrong password/)
  })

  it('does not keep out who knows it: attempts that succeed do not count', async () => {
    const { username } = await newcomers.add(PASSWORD)
    for (let turn = 0; turn < 15; turn += 1) await api.signIn(username, PASSWORD, from('198.51.100.1'))
  })

  it('of many names from one address is stopped after a hundred', async () => {
    const names = Array.from({ length: 110 }, (_, index) => `name${index}`)
    const answers = await Promise.all(names.map((name) => api.trySignIn(name, PASSWORD, from('203.0.113.7'))))
    const refused = answers.filter(({ status }) => status === 401)
    const locked = answers.filter(({ status }) => status === 429)
    expect([refused.length, locked.length]).toEqual([100, 10])
    expect((await api.trySignIn('name1', PASSWORD, from('203.0.113.8'))).status).toBe(401)
  })

  it('a thousand times breaks nothing', async () => {
    const { username } = await newcomers.add(PASSWORD)
    const statuses = new Map<number, number>()
    const guess = async (turn: number) => {
      const name = turn % 3 === 0 ? username : `guess${turn % 40}`
      const { status } = await api.trySignIn(name, `wrong ${turn}`, from(`10.0.0.${turn % 4}`))
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    for (let turn = 0; turn < 1_000; turn += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, index) => guess(turn + index)))
    }
    expect([...statuses.keys()].toSorted()).toEqual([401, 429])
    const ready = async () => (await fetch(`${directory.address}/health/ready`)).status
    await expect.poll(ready).toBe(200)
    const other = await newcomers.add(PASSWORD)
    await api.signIn(other.username, PASSWORD, from('198.51.100.2'))
  })
})
