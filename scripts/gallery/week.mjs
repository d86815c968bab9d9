/** What an office has after a while, beside what the demo plays: more people, rules, reports, and what is told to whom. */
import { accessEvents } from '@doorledger/contracts'
import { openEmbeddedEventLog } from '@doorledger/event-log'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { connect } from '../demo/api.mjs'
import { handIn, register } from '../demo/doors.mjs'
import { lockTime } from '../demo/lock-clock.mjs'
import { facesAtHand, seenAtDoor } from '../demo/pictures.mjs'
import { cards, colleagues, comings, configuration, groups, readers, roles, tokens } from './further-office.mjs'
import { zone } from '../demo/office.mjs'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** @param receiver that webhooks are told to */
export const playWeek = async ({ dataDir, receiver }) => {
  const api = await connect()
  const make = (path, body) => api.ask('POST', path, { body })
  /** What it names has to be known first. */
  const makeOnceKnown = (path, body) =>
    api.until(`${body.name} at ${path}`, async () => {
      const { status, answer } = await api.call('POST', path, { body })
      return status < 300 && answer
    })
  await makeOnceKnown('/v1/subscriptions', {
    ...{ name: 'Control room', types: ['access.*', 'alert.*'], webhook: { url: receiver.url } },
  })
  await makeOnceKnown('/v1/subscriptions', {
    ...{ name: 'Facility management', types: ['device.*', 'alert.*'], webhook: { url: 'https://hooks.invalid/doors' } },
  })
  const people = await hire(api, make)
  const tokenOf = await fit(api, makeOnceKnown)
  for (const { path, ...thing } of configuration) await makeOnceKnown(path, thing)
  await comeAndGo(api, tokenOf)
  await keepRecord(api, { make, people })
  await leaveUnreadable(dataDir)
}

const hire = async (api, make) => {
  for (const role of roles) await make('/v1/roles', role)
  const ids = {}
  for (const { username, ...person } of colleagues) {
    ids[username] = (await make('/v1/users', { username, ...person })).id
  }
  for (const { holder, isBlocked, ...card } of cards) {
    const userId = ids[holder] ?? (await api.ask('GET', `/v1/users/${holder}`)).id
    const { id } = await make('/v1/credentials', { ...card, userId })
    if (isBlocked) await api.ask('POST', `/v1/credentials/${id}/block`)
  }
  await gather(api, make, ids)
  await api.ask('POST', `/v1/users/${ids['jon.bakke']}/disable`)
  for (const token of tokens) await make('/v1/api-tokens', token)
  return ids
}

/** People into groups, one of which is over. */
const gather = async (api, make, ids) => {
  for (const { members, expired, ...group } of groups) {
    const { items } = await api.ask('GET', `/v1/groups?q=${encodeURIComponent(group.name)}`)
    const validUntil = expired && new Date(Date.now() - DAY_MS).toISOString()
    const { id } = items[0] ?? (await make('/v1/groups', { ...group, ...(expired && { validUntil }) }))
    for (const member of members) await api.ask('PUT', `/v1/groups/${id}/members/${ids[member]}`)
  }
}

const fit = async (api, makeOnceKnown) => {
  const tokenOf = {}
  for (const { door, ...reader } of readers) {
    tokenOf[reader.id] = await register(api, reader)
    if (door !== undefined) await makeOnceKnown('/v1/doors', door)
  }
  return tokenOf
}

const comeAndGo = async (api, tokenOf) => {
  const come = (accessPoint, value) =>
    api.ask('POST', '/v1/access-attempts', {
      token: tokenOf['lobby-reader'],
      body: { attemptId: randomUUID(), accessPoint, credential: { kind: 'rfid', value } },
    })
  await api.until('lobby that lets somebody in', async () => {
    const { decision } = await come('lobby-in', cards[0].number)
    return decision === 'granted'
  })
  await compareFaces(api, tokenOf)
  for (const { accessPoint, number } of comings) await come(accessPoint, number)
  // A lock that was there two years ago, whose records are old enough to be deleted.
  const old = { id: 'old-archive', name: 'Old archive', kind: 'lock', lockKind: 's50', zone }
  const token = await register(api, old)
  const audits = Array.from({ length: 40 }, (_, visit) => ({
    event: '05070000',
    time: lockTime(zone, Date.now() - 700 * DAY_MS + visit * 190 * MINUTE_MS),
  }))
  await handIn(api, { ...old, token }, JSON.stringify({ audits }))
}

/** As many scores as a histogram needs. */
const compareFaces = async (api, tokenOf) => {
  const faces = await facesAtHand()
  const settings = await api.ask('GET', '/v1/face/settings')
  if (faces === undefined || !settings.enabled) return
  for (let visit = 0; visit < 30; visit += 1) {
    const whose = visit % 6 === 5 ? faces.other : faces.own
    const face = whose
      .clone()
      .blur(0.5 + (visit % 7) * 1.6)
      .modulate({ brightness: 0.6 + (visit % 5) * 0.2 })
    const dataUri = `data:image/jpeg;base64,${(await seenAtDoor(face)).toString('base64')}`
    const body = {
      ...{ attemptId: randomUUID(), accessPoint: 'lobby-in', credential: { kind: 'rfid', value: '17:1001' } },
      snapshot: { dataUri },
    }
    await api.ask('POST', '/v1/access-attempts', { token: tokenOf['lobby-reader'], body })
  }
  await api.until('scores', async () => {
    const { items } = await api.ask('GET', '/v1/access-events?range=1&match=green&limit=50')
    return items.length > 5
  })
}

const keepRecord = async (api, { make, people }) => {
  const view = (name, page, query, shared = false) => make('/v1/saved-views', { name, page, query, shared })
  await view('Denied this week', 'access-log', { result: 'denied', range: '7' }, true)
  await view('Forced doors', 'access-log', { result: 'forced', range: '30' }, true)
  await view('Changes of rules', 'audit-log', { q: 'rule', range: '7' })
  const dayOf = (daysAgo) => new Date(Date.now() - daysAgo * DAY_MS).toISOString().slice(0, 10)
  await make('/v1/reviews', { day: dayOf(3), notes: 'Nothing out of the ordinary.' })
  await make('/v1/reviews', { day: dayOf(2), notes: 'Two unknown cards at the lobby. The front desk has been told.' })
  await make('/v1/reviews', { day: dayOf(1), notes: 'Battery of the storage lock is ordered.' })
  for (const [kind, format] of [
    ['access', 'csv'],
    ['alerts', 'pdf'],
    ['rights', 'xlsx'],
  ]) {
    await make('/v1/reports', { kind, format, preset: kind === 'access' ? 'last-week' : undefined, filter: {} })
  }
  await make('/v1/report-schedules', {
    name: 'Denied of the day',
    kind: 'denied',
    format: 'pdf',
    every: 'day',
    at: '05:30',
  })
  await make('/v1/report-schedules', {
    name: 'Locks to visit',
    kind: 'lock-freshness',
    format: 'xlsx',
    every: 'week',
    at: '06:00',
  })
  await make('/v1/report-schedules', {
    name: 'Rights of everybody',
    kind: 'rights',
    format: 'pdf',
    every: 'month',
    at: '04:00',
  })
  await make('/v1/retention/legal-holds', {
    ...{ matter: 'Case 2026-17', reason: 'Theft in the workshop', custodian: 'Legal department' },
    scope: { doors: ['workshop'] },
  })
  await make('/v1/retention/legal-holds', {
    ...{ matter: 'Insurance 88-1042', reason: 'Water damage in the archive', custodian: 'Facility management' },
    scope: { devices: ['archive'] },
  })
  await make('/v1/retention/erasure-requests', {
    userId: people['jon.bakke'],
    basis: 'no_longer_needed',
    reference: 'DSR-2026-004',
  })
  const { id } = await make('/v1/retention/erasure-requests', {
    userId: people['vera.lund'],
    basis: 'consent_withdrawn',
  })
  await api.ask('POST', `/v1/retention/erasure-requests/${id}/extend`, {
    body: { reason: 'Paper files have to be looked through' },
  })
  await api.ask('PUT', '/v1/retention/policies/snapshots', { body: { keep: 'P30D', automatic: true } })
  const previewed = await api.until('records to delete', async () => {
    const preview = await make('/v1/retention/purges/preview', { recordKind: 'access-log', keepDays: 400 })
    return preview.preview?.rows > 0 && preview
  })
  await make('/v1/retention/purges', { token: previewed.token, confirmation: previewed.confirmation })
  const { items } = await api.ask('GET', '/v1/alerts?status=open')
  const [first, second] = items
  await api.ask('POST', `/v1/alerts/${first.id}/assign`, { body: { to: people['maija.lehto'] } })
  await api.ask('POST', `/v1/alerts/${second.id}/acknowledge`, { body: { comment: 'Somebody is on the way.' } })
}

/** An event of some other producer that no view can read. */
const leaveUnreadable = async (dataDir) => {
  const folder = join(dataDir, 'postgres')
  const password = (await readFile(join(folder, 'postgres-password'), 'utf8')).trim()
  const port = (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[3]
  const url = `postgresql://doorledger:${encodeURIComponent(password)}@127.0.0.1:${port}/doorledger`
  const log = await openEmbeddedEventLog({ url, logger: pino({ level: 'silent' }) })
  await log.append(accessEvents.name, [{ key: 'default:loading-bay', value: '{"type":"access.granted"}' }])
  await log.close()
}
