/** A morning at the readers of the office: who comes in, who does not, a door that stays open and one that is forced. */
import { randomUUID } from 'node:crypto'
import { handIn, register } from './doors.mjs'
import { lockTime } from './lock-clock.mjs'
import { keys, morningCredentials, morningDevices, morningDoors, morningRules, zone } from './office.mjs'

const MINUTE_MS = 60_000
const UNLOCKED = '0507'

/**
 * @param office as `moveIn` answers it
 * @returns its devices by id, each with its credential
 */
export const playMorning = async (api, office, { now, say }) => {
  const today = lockTime(zone, now.getTime()).slice(0, 8)
  const devices = await setUp(api, office, `${today.slice(0, 4)}-${today.slice(4, 6)}-${today.slice(6)}`)
  const present = (reader, credential) =>
    api.ask('POST', '/v1/access-attempts', {
      token: devices[reader].token,
      body: { attemptId: randomUUID(), credential },
    })
  const card = (value) => ({ kind: 'rfid', value })
  const pin = (value) => ({ kind: 'pin', value })
  const told = ({ decision, reason }) => `${decision}, ${reason}`

  await api.until('reader that lets Anna in', async () => {
    const answer = await present('entrance-reader', card('17:1001')).catch(() => undefined)
    return answer?.decision === 'granted'
  })
  const rush = await Promise.all(
    ['17:1001', '17:1002', '17:1003'].map((each) => present('entrance-reader', card(each))),
  )
  say(`  Badge rush: ${rush.map(told).join('; ')}`)
  say(`  A duress PIN looks like any other to the keypad: ${told(await present('entrance-reader', pin('9119')))}`)
  const wrong = []
  for (let time = 1; time <= 6; time += 1) wrong.push(told(await present('side-keypad', pin('0000'))))
  say(`  A wrong PIN five times, and once more: ${[...new Set(wrong)].join('; ')}`)
  say(`  A holiday closes the laboratory: ${told(await present('lab-reader', card('17:1002')))}`)

  await lockDown(api, devices, { present: () => present('entrance-reader', card('17:1001')), say, told })
  await propOpen(api, devices['side-contact'], { now, say })
  await forceOpen(api, devices, { now, say })
  return devices
}

const setUp = async (api, { userIds }, date) => {
  const devices = {}
  for (const device of morningDevices) devices[device.id] = { ...device, token: await register(api, device) }
  for (const { holder, ...credential } of morningCredentials) {
    await once(api, '/v1/credentials', { ...credential, userId: userIds[holder] })
  }
  const holidayId = `demo-holiday-${date}`
  await once(api, '/v1/holidays', { id: holidayId, name: 'A holiday', begins: { kind: 'once', date } })
  for (const door of morningDoors) {
    await api.until(`door ${door.id}`, async () => {
      const { status } = await api.call('POST', '/v1/doors', { body: door })
      return status === 201 || status === 409
    })
  }
  for (const { path, ...thing } of morningRules(date, holidayId)) await once(api, path, thing)
  return devices
}

const once = async (api, path, body) => {
  const { status, answer } = await api.call('POST', path, { body })
  if (status !== 201 && status !== 409) throw new Error(`POST ${path}: ${status} ${JSON.stringify(answer)}`)
}

const lockDown = async (api, devices, { present, say, told }) => {
  const scope = { kind: 'doors', doorIds: ['entrance'] }
  const { id } = await api.ask('POST', '/v1/lockdowns', { body: { scope, reason: 'Drill of the demo' } })
  const refused = await api.until('lockdown', async () => {
    const answer = await present()
    return answer.reason === 'lockdown' && answer
  })
  const body = { eventId: randomUUID() }
  const exit = await api.ask('POST', '/v1/rex-events', { token: devices['entrance-reader'].token, body })
  say(`  A lockdown: ${told(refused)}; who leaves by the button is ${exit.decision}`)
  await api.ask('DELETE', `/v1/lockdowns/${id}`)
}

const contact = (api, { token }, state, atMs) =>
  api.ask('POST', '/v1/contact-events', {
    token,
    body: { eventId: randomUUID(), state, occurredAt: new Date(atMs).toISOString() },
  })

const propOpen = async (api, device, { now, say }) => {
  const opened = now.getTime() - 5 * MINUTE_MS
  await contact(api, device, 'closed', opened - MINUTE_MS)
  const body = { eventId: randomUUID(), occurredAt: new Date(opened - 1_000).toISOString() }
  await api.ask('POST', '/v1/rex-events', { token: device.token, body })
  await contact(api, device, 'open', opened)
  await contact(api, device, 'closed', opened + 2 * MINUTE_MS)
  say('  The side door was propped open for two minutes: held open, and told of again every 30 s')
}

/** Its lock was offline when a fob opened it: that is told later. */
const forceOpen = async (api, devices, { now, say }) => {
  const forced = () => api.ask('GET', '/v1/access-events?range=1&device=workshop-contact&result=forced')
  // Played again at once, what was unlocked the last time would explain the door.
  const lastMs = Math.max(0, ...(await forced()).items.map(({ occurredAt }) => Date.parse(occurredAt)))
  const unlockedMs = Math.max(Math.floor(now.getTime() / 1_000) * 1_000 - 4 * MINUTE_MS, lastMs + MINUTE_MS / 2)
  await contact(api, devices['workshop-contact'], 'closed', unlockedMs - 15_000)
  await contact(api, devices['workshop-contact'], 'open', unlockedMs + 2_000)
  await contact(api, devices['workshop-contact'], 'closed', unlockedMs + 10_000)
  const openedAt = new Date(unlockedMs + 2_000).toISOString()
  const alarm = async () => (await forced()).items.find(({ occurredAt }) => occurredAt === openedAt)
  await api.until('forced door', alarm)
  say('  The workshop opened though nobody had unlocked it: forced')
  const record = { event: `${UNLOCKED}${keys.nightFob.number}`, time: lockTime(zone, unlockedMs) }
  await handIn(api, devices.workshop, { audits: [record] })
  await api.until('explanation of the forced door', async () => (await alarm()).doorAlarm.explainedBy)
  say('  Its lock was offline. It hands in that a fob had opened it: the alarm is explained')
}
