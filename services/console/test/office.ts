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
  return { unlock }
}
