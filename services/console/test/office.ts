import { vi } from 'vitest'
import type { RunningConsole } from './running-console.js'

export const SCRIPT = '<img src=x onerror="window.planted = 1"><script>window.planted = 1</script>'

/** A lock with a few records, and a person whose name is a trap. Returns how to hand in one more record. */
export const moveIn = async ({ address, api }: RunningConsole) => {
  const post = async (path: string, body: unknown, token?: string) => {
    const answer = await fetch(address + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token ?? api.adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { token: string; id: string }
  }
  await post('/v1/premises', { id: 'harbour', kind: 'organization', name: 'Harbour office' })
  const lock = { id: 'front-door', kind: 'lock', model: 'LE', lockKind: 's50', zone: 'Europe/Helsinki' }
  const { token } = await post('/v1/devices', { ...lock, name: `Front door ${SCRIPT}`, facilityPath: 'harbour' })
  await post('/v1/users', { username: 'trap', name: SCRIPT })
  await post('/v1/users', { username: 'layla', name: 'ليلى الأحمد 🔑' })
  let second = 0
  const unlock = async () => {
    second += 1
    const at = new Date(Date.now() - 60_000 + second * 1_000)
    const time = at.toLocaleString('sv-SE', { timeZone: 'Europe/Helsinki' }).replace(/\D/g, '')
    await post(`/v1/devices/front-door/audit-blocks`, { audits: [{ event: '05070000', time }] }, token)
  }
  await unlock()
  const longAgo = new Date(Date.now() - 500 * 86_400_000).toLocaleString('sv-SE', { timeZone: 'Europe/Helsinki' })
  const old = { event: '05070000', time: longAgo.replace(/\D/g, '') }
  await post(`/v1/devices/front-door/audit-blocks`, { audits: [old] }, token)
  return { unlock, ...(await configure(post)) }
}

type Post = (path: string, body: unknown, token?: string) => Promise<{ token: string; id: string }>

/** A door with a reader, a rule that lets one person in by a card, and a card that nobody knows. */
const configure = async (postNow: Post) => {
  // What is named has to be known to the service that decides, which takes a moment.
  const post: Post = (...request) => vi.waitFor(() => postNow(...request), { timeout: 10_000, interval: 200 })
  const reader = { id: 'lobby-reader', kind: 'reader', zone: 'Europe/Helsinki', facilityPath: 'harbour' }
  const { token } = await post('/v1/devices', { ...reader, name: `Lobby reader ${SCRIPT}` })
  const accessPoints = [{ accessPointId: 'lobby-in', deviceId: 'lobby-reader', toAreaId: 'harbour' }]
  await post('/v1/doors', { id: 'lobby', name: `Lobby ${SCRIPT}`, facilityPath: 'harbour', accessPoints })
  const person = await postNow('/v1/users', { username: 'mira', name: 'Mira Holm' })
  await post('/v1/access-rules', {
    id: 'holm-lobby',
    name: `Holm ${SCRIPT}`,
    who: { userIds: [person.id] },
    where: { doorIds: ['lobby'] },
  })
  await post('/v1/credentials', { kind: 'keycard', number: '11:572', label: 'Card of Mira', userId: person.id })
  const attempt = async (value: string, snapshot?: object) => {
    const credential = { kind: 'keycard', value }
    const asked = { attemptId: crypto.randomUUID(), accessPoint: 'lobby-in', credential, snapshot }
    await post('/v1/access-attempts', asked, token)
  }
  return {
    /** Mira’s card, at a door that she may open; the reader may have seen her */
    enter: (snapshot?: object) => attempt('11:572', snapshot),
    /** three cards in a row that nobody knows: an alert */
    tryUnknownCards: async () => {
      for (const number of [1, 2, 3]) await attempt(`9:${number}`)
    },
  }
}
