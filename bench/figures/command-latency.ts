import { setTimeout as pause } from 'node:timers/promises'
import { apiOf } from '../api.ts'
import type { Backing } from '../backing.ts'
import type { Figure } from '../figure.ts'
import { latencyOf } from '../latency.ts'
import { startStandalone } from '../processes.ts'

const PAUSE_MS = 40
const BOUND_MS = 100
const GATE = { id: 'gate', kind: 'lock', lockKind: 'relay', name: 'Gate', zone: 'UTC' }

interface Told {
  readonly commands: readonly { readonly commandId: string }[]
}

/** From an administrator's request for a trail to the relay lock that waits for what to do, with nothing else going on. */
export async function* commandLatency(backing: Backing): AsyncGenerator<Figure> {
  const server = await startStandalone(backing)
  const administrator = apiOf(server.address, server.token)
  const { token } = (await administrator.post('/v1/devices', GATE)) as { token: string }
  const lock = apiOf(server.address, token)
  while (!(await isKnown(server))) await pause(100)
  const { p99, detail } = await latencyOf(async () => {
    await pause(PAUSE_MS)
    return askAndHear(administrator, lock)
  })
  await server.stop()
  yield {
    name: `request → command at a waiting relay lock, p99 ÷ ${BOUND_MS} ms`,
    ratio: p99 / BOUND_MS,
    bound: { atMost: 1 },
    detail,
  }
}

type Api = ReturnType<typeof apiOf>

/** The lock waits before it is asked, hears of it, and replies, so that there is something to ask for again. */
const askAndHear = async (administrator: Api, lock: Api): Promise<number> => {
  const waiting = lock.get(`/v1/devices/${GATE.id}/commands?waitSec=60`).then((told) => {
    return { told: told as Told, heardAt: performance.now() }
  })
  await pause(PAUSE_MS)
  const askedAt = performance.now()
  const { id } = (await administrator.post(`/v1/locks/${GATE.id}/audit-trail-requests`)) as { id: string }
  const { told, heardAt } = await waiting
  if (told.commands.length !== 1 || told.commands[0]!.commandId !== id) throw new Error('The lock heard something else')
  await lock.post(`/v1/devices/${GATE.id}/commands/${id}/reply`, { outcome: 'done' })
  while (!(await isCompleted(administrator, id))) await pause(PAUSE_MS)
  return heardAt - askedAt
}

const isCompleted = async (administrator: Api, id: string): Promise<boolean> =>
  ((await administrator.get(`/v1/audit-trail-requests/${id}`)) as { status: string }).status === 'completed'

const isKnown = async ({ address, token }: { readonly address: string; readonly token: string }) =>
  (await fetch(`${address}/v1/locks/${GATE.id}`, { headers: { authorization: `Bearer ${token}` } })).ok
