import { accessEvents } from '@doorledger/contracts'
import { StartedProcess } from '@doorledger/testing'
import { openEmbeddedEventLog } from '@doorledger/event-log'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CLI, databaseUrl, freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

const soon = { timeout: 60_000, interval: 50 }
const block = (second: number) => ({ audits: [{ event: '05070000', time: `202611130917${second}` }] })

let folder: Awaited<ReturnType<typeof freshFolder>>
let running: RunningStandalone

beforeAll(async () => {
  folder = await freshFolder()
  running = await startStandalone(folder.dir)
})
afterAll(async () => {
  await running.process.interrupt()
  await folder.remove()
})

const doorledger = async (...args: string[]) => {
  const environment = { PORT: String(running.port), DOORLEDGER_DATA_DIR: 'data folder' }
  const { code, stdout, stderr } = await StartedProcess.start({ file: CLI, args, dir: folder.dir, environment }).ended
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

/** Of the access log alone: everything else that reads the topic has one too. */
const deadLetters = () => doorledger('dead-letters', '--projection', 'audit-trail.access-log')

/** Another producer's event, under the key of this door, that nobody can read. */
const appendUnreadable = async (doorId: string) => {
  const log = await openEmbeddedEventLog({
    url: await databaseUrl(folder.dir),
    logger: pino({ level: 'silent' }),
  })
  await log.append(accessEvents.name, [{ key: `default:${doorId}`, value: '{"type":"access.granted"}' }])
  await log.close()
}

describe('an event that cannot be worked into a view', () => {
  it('holds up its door alone, until an operator settles it from the command line', async () => {
    const { api } = running
    const front = await api.register('front-door')
    const back = await api.register('back-door')
    const rowsOf = (door: string) =>
      api.list<{ id: string }>(`/v1/access-events?from=2026-11-13&to=2026-11-14&device=${door}`)
    const parked = async () => (await deadLetters()).trimEnd().split('\n').slice(1)

    await appendUnreadable(front.id)
    await vi.waitFor(async () => expect(await parked()).toHaveLength(1), soon)
    await api.handIn(front, block(10))
    await api.handIn(back, block(20))
    await vi.waitFor(async () => expect(await parked()).toHaveLength(2), soon)
    await vi.waitFor(async () => expect(await rowsOf('back-door')).toHaveLength(1), soon)
    expect(await rowsOf('front-door')).toEqual([])
    const [unreadable, waiting] = await parked()
    expect(unreadable).toMatch(/^audit-trail\.\d+ +audit-trail\.access-log +default:front-door /)
    expect(waiting).toContain('waits for an earlier event of its key')
    const [first, second] = [unreadable, waiting].map((line) => line!.split(' ')[0]!)

    expect(await doorledger('retry', first!, '--reason', 'perhaps now')).toBe('0 worked in, 2 still waiting\n')
    await doorledger('discard', first!, '--reason', 'not one of ours')
    expect(await doorledger('retry', second!, '--reason', 'nothing before it')).toBe('1 worked in, 0 still waiting\n')
    expect(await deadLetters()).toBe('There are no dead letters.\n')
    expect(await rowsOf('front-door')).toHaveLength(1)
    await api.handIn(front, block(30))
    await vi.waitFor(async () => expect(await rowsOf('front-door')).toHaveLength(2), soon)
  })
})
