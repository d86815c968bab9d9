/** A fob at night, a request for the trail, a visitor who may not fetch it, one who may, and a lock that is online. */
import { handIn } from './doors.mjs'
import { lastTime, lockTime } from './lock-clock.mjs'
import { keys, zone } from './office.mjs'

const MINUTE_MS = 60_000
const UNLOCKED = '0507'
const REFUSED = '0508'

/** @param office as `moveIn` answers it */
export const playNight = async (api, office, { now, say }) => {
  const night = lastTime(zone, '0213', now.getTime() - 60 * MINUTE_MS)
  const app = await phoneApp(api)
  try {
    await fetchByPhone(api, office, { night, now: now.getTime(), app, say })
  } finally {
    await api.ask('DELETE', `/v1/api-tokens/${app.id}`)
  }
  await fetchFromGate(api, office, { night, say })
}

/** The phones talk through an app, which says whose phone it is. */
const phoneApp = async (api) => {
  const body = { name: 'phone app of the demo', permissions: ['lock:visit'] }
  const app = await api.ask('POST', '/v1/api-tokens', { body })
  await api.until('service that knows the phone app', async () => {
    const answers = await Promise.all(['/v1/devices', '/v1/locks'].map((path) => api.call('GET', path, app)))
    return answers.every(({ status }) => status !== 401)
  })
  return app
}

const fetchByPhone = async (api, { userIds, locks }, { night, now, app, say }) => {
  const { archive } = locks
  const phone = (method, path, body) => api.ask(method, path, { token: app.token, body })
  say(
    `  ${clock(night)} the fob of the night guard is refused at the archive, and then opens it. The lock is offline: nobody hears of it.`,
  )

  const request = await freshRequest(api, archive)
  say(`  An administrator asks for the trail of the archive: ${request.status}`)

  await tellUnlock(phone, { lock: archive, userId: userIds.ben, key: keys.bensPhone, atMs: now - 3 * MINUTE_MS })
  const wrong = await phone('POST', '/v1/locks/archive/visits', { userId: userIds.ben })
  say(`  Ben opens it with his phone, and cannot fetch the trail: ${wrong.missing.join(', ')} missing`)

  const opened = now - MINUTE_MS
  await tellUnlock(phone, { lock: archive, userId: userIds.anna, key: keys.annasPhone, atMs: opened })
  const visit = await phone('POST', '/v1/locks/archive/visits', { userId: userIds.anna })
  if (visit.task?.task !== 'transfer_trail') throw new Error(`Anna was asked for ${JSON.stringify(visit)}`)
  const chunks = `/v1/locks/archive/visits/${visit.id}/chunks`
  await phone('PUT', `${chunks}/0`, [record(keys.nightFob, night), record(keys.nightFob, night - 40_000, REFUSED)])
  const done = await phone('PUT', `${chunks}/1?last=true`, [
    record(keys.bensPhone, now - 3 * MINUTE_MS + 2_000),
    record(keys.annasPhone, opened + 2_000),
  ])
  say(`  Anna opens it, and her phone hands the trail over: ${done.requestStatus}`)
}

/** One that nobody has begun to answer, should an earlier run have stopped half-way. */
const freshRequest = async (api, { id }) => {
  const ask = () => api.ask('POST', `/v1/locks/${id}/audit-trail-requests`)
  const open = await ask()
  if (open.status !== 'transferring') return open
  await api.ask('DELETE', `/v1/audit-trail-requests/${open.id}`)
  return ask()
}

const tellUnlock = (phone, { lock, userId, key, atMs }) =>
  phone('POST', '/v1/phone-key-events', {
    eventId: `${lock.id}-${key.number}-${atMs}`,
    lockId: lock.id,
    userId,
    credentialRef: key.number,
    occurredAt: new Date(atMs).toISOString(),
  })

const fetchFromGate = async (api, { locks }, { night, say }) => {
  const { gate } = locks
  const commands = `/v1/devices/gate/commands`
  const waiting = api.ask('GET', `${commands}?waitSec=30`, { token: gate.token })
  const request = await freshRequest(api, gate)
  say(`  The trail of the gate is asked for: ${request.status}. The gate is online and waits for what to do`)
  const told = (await waiting).commands
  await handIn(api, gate, { audits: [record(keys.nightFob, night - 4 * MINUTE_MS)] })
  for (const { commandId } of told) {
    await api.ask('POST', `${commands}/${commandId}/reply`, { token: gate.token, body: { outcome: 'done' } })
  }
  const { status } = await api.until('answer of the gate', async () => {
    const found = await api.ask('GET', `/v1/audit-trail-requests/${request.id}`)
    return found.status === 'completed' && found
  })
  say(`  The gate was told at once, and has handed its trail in: ${status}`)
}

const record = ({ number }, atMs, code = UNLOCKED) => ({ event: `${code}${number}`, time: lockTime(zone, atMs) })

const clock = (atMs) => `${lockTime(zone, atMs).slice(8, 10)}:${lockTime(zone, atMs).slice(10, 12)}`
