import { decideAlone, openSnapshot, takeSnapshot } from '@doorledger/access-decision/controller'
import type { PolicySnapshot } from '@doorledger/contracts'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { derivedId, newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Listed, Registered } from '../../../test/system/api.js'
import { freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

interface Answer {
  readonly decision: string
  readonly reason: string
  readonly accessEventId: string
  readonly unlockSec?: number
}
interface Row {
  readonly id: string
  readonly result: string
  readonly decision: string
  readonly reason: string
  readonly reasonText: string
  readonly user: { readonly id: string } | null
  readonly rule: { readonly id: string } | null
  readonly door: { readonly id: string } | null
  readonly checks: readonly { readonly check: string; readonly passed: boolean }[]
  readonly policyVersion: string | null
  readonly policyDecision: string | null
  readonly flags: readonly string[]
  readonly provenance: readonly { readonly kind: string }[]
}

const soon = { timeout: 60_000, interval: 100 }
let folder: Awaited<ReturnType<typeof freshFolder>>
let standalone: RunningStandalone
let api: Api
let reader: Registered
let anna: string

const created = async (path: string, body: object): Promise<string> => {
  const answer = await api.call<{ id: string }>('POST', path, { body })
  expect(answer.status, `${path}: ${answer.text}`).toBe(201)
  return answer.body.id
}
const ask = (body: object, token = reader.token) =>
  api.call<Answer>('POST', '/v1/access-attempts', { token, body: { attemptId: newId(), ...body } })
const pin = (value: string) => ({ credential: { kind: 'pin', value } })
const card = (value: string) => ({ credential: { kind: 'rfid', value } })
const reasonOf = async (body: object) => (await ask(body)).body.reason
const untilReason = (expected: string, body: object) =>
  vi.waitFor(async () => expect(await reasonOf(body)).toBe(expected), soon)
const rowOf = (id: string) =>
  vi.waitFor(async () => {
    const { status, body } = await api.call<Row>('GET', `/v1/access-events/${id}`)
    expect(status).toBe(200)
    return body
  }, soon)
const rule = (parts: object = {}) => ({
  name: 'Staff',
  who: { userIds: [anna] },
  where: { doorIds: ['main'] },
  ...parts,
})
const replaceRule = async (parts: object) => {
  const { headers } = await api.call('GET', '/v1/access-rules/staff')
  const answer = await api.call('PUT', '/v1/access-rules/staff', {
    headers: { 'if-match': headers.get('etag')! },
    body: rule(parts),
  })
  expect(answer.status, answer.text).toBe(200)
}

beforeAll(async () => {
  folder = await freshFolder()
  standalone = await startStandalone(folder.dir)
  api = standalone.api
  reader = await api.register('reader-1', { kind: 'reader' })
  anna = await created('/v1/users', { username: 'anna', name: 'Anna' })
  await created('/v1/credentials', { kind: 'keycard', number: '11:572', userId: anna })
  await created('/v1/credentials', { kind: 'pin', number: '4711', userId: anna })
  await created('/v1/credentials', { kind: 'pin', number: '9119', userId: anna, duress: true })
  const door = { id: 'main', name: 'Main entrance', accessPoints: [{ accessPointId: 'in', deviceId: 'reader-1' }] }
  await vi.waitFor(() => created('/v1/doors', door), soon)
  await vi.waitFor(() => created('/v1/access-rules', { id: 'staff', ...rule() }), soon)
  await untilReason('success', card('11:572'))
})
afterAll(async () => {
  await standalone.process.interrupt()
  await folder.remove()
})

describe('a reader that asks', () => {
  it('is told yes, and the row says by which rule of which policy, and every check', async () => {
    const { status, body } = await ask(card('011-00572'))
    expect([status, body]).toMatchObject([200, { decision: 'granted', reason: 'success', unlockSec: 5 }])
    const row = await rowOf(body.accessEventId)
    expect(row).toMatchObject({ result: 'granted', door: { id: 'main' }, rule: { id: 'staff' }, user: { id: anna } })
    expect(row.policyVersion).toMatch(/^[0-9a-f]{16}$/)
    expect(row.checks.map(({ passed }) => passed)).not.toContain(false)
  })

  it('gets the same answer to the same attempt, and there is one row', async () => {
    const attempt = { attemptId: newId(), ...card('11:572') }
    const answers = await Promise.all([1, 2, 3].map(() => ask(attempt)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    await rowOf(answers[0]!.body.accessEventId)
    const { items } = await api.get<Listed<Row>>('/v1/access-events?device=reader-1')
    expect(items.filter(({ id }) => id === answers[0]!.body.accessEventId)).toHaveLength(1)
  })

  it('sees nothing of duress, which the row tells to who may know of it', async () => {
    const usual = await ask(pin('4711'))
    const under = await ask(pin('9119'))
    const withoutIds = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    expect(under.text.length).toBe(usual.text.length)
    expect(withoutIds(under.text)).toBe(withoutIds(usual.text))
    expect(await rowOf(under.body.accessEventId)).toMatchObject({ result: 'granted', reason: 'duress' })
  })

  it('is refused with the text of each cause', async () => {
    const texts: string[] = []
    const refused = async (body: object, reason: string) => {
      await untilReason(reason, body)
      texts.push((await rowOf((await ask(body)).body.accessEventId)).reasonText)
    }
    await refused(pin('0000'), 'unknown_credential')
    await replaceRule({ who: {} })
    await refused(card('11:572'), 'user_not_authorized')
    await replaceRule({ enabled: false })
    await refused(card('11:572'), 'rule_disabled')
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(new Date())
    const past = { name: 'Never', weekly: [], exceptions: [{ date: '2020-01-01', windows: [] }] }
    await created('/v1/schedules', { id: 'never', ...past })
    await replaceRule({ scheduleIds: ['never'] })
    await refused(card('11:572'), 'schedule_day_not_permitted')
    const hour = Number(
      new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', hour: '2-digit' }).format(new Date()),
    )
    const other = hour < 12 ? { from: '22:00', to: '23:00' } : { from: '01:00', to: '02:00' }
    await created('/v1/schedules', { id: 'later', name: 'Later', exceptions: [{ date: today, windows: [other] }] })
    await replaceRule({ scheduleIds: ['later'] })
    await refused(card('11:572'), 'outside_schedule_hours')
    await replaceRule({})
    await untilReason('success', card('11:572'))
    expect(texts).toEqual([
      'Invalid PIN',
      'User not authorized',
      'Access rule disabled',
      'Schedule day not permitted',
      'Outside schedule hours',
    ])
  })

  it('can be asked what became of its attempts had the rules been others', async () => {
    const body = {
      from: new Date(Date.now() - 3_600_000).toISOString(),
      to: new Date(Date.now() + 3_600_000).toISOString(),
      accessRules: { remove: ['staff'] },
    }
    const response = await fetch(`${api.address}/v1/decisions/replay`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    expect(response.status, text).toBe(200)
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    const differences = lines.filter(({ kind }) => kind === 'difference')
    expect(differences[0]).toMatchObject({
      doorId: 'main',
      present: { decision: 'granted', ruleId: 'staff' },
      changed: { decision: 'denied', reason: 'user_not_authorized' },
    })
    expect(lines.at(-1)).toMatchObject({ kind: 'done', differences: differences.length })
    const unknown = { ...body, accessRules: { remove: ['nowhere'] } }
    expect((await api.call('POST', '/v1/decisions/replay', { body: unknown })).status).toBe(404)
  })

  it('is on record with who was let in last, and how often somebody was refused since', async () => {
    const { body } = await ask(card('11:572'))
    await rowOf(body.accessEventId)
    const last = await api.get<{ lastGranted: Row }>(`/v1/users/${anna}/last-access`)
    expect(last.lastGranted).toMatchObject({ id: body.accessEventId, result: 'granted' })
    await replaceRule({ enabled: false })
    await untilReason('rule_disabled', card('11:572'))
    await rowOf((await ask(card('11:572'))).body.accessEventId)
    const { count, items } = await api.get<{ count: number; items: object[] }>(`/v1/users/${anna}/failures`)
    expect(items).toMatchObject([{ reason: 'rule_disabled', reasonText: 'Access rule disabled', count }])
    expect(count).toBeGreaterThan(1)
    await replaceRule({})
    await untilReason('success', card('11:572'))
  })

  it('is refused in a lockdown, until it ends', async () => {
    const lockdown = await created('/v1/lockdowns', { scope: { kind: 'everywhere' }, reason: 'Drill' })
    await untilReason('lockdown', card('11:572'))
    expect((await api.call('DELETE', `/v1/lockdowns/${lockdown}`)).status).toBe(200)
    await untilReason('success', card('11:572'))
  })

  it('is slowed down after five wrong PINs, and cards go on', async () => {
    for (let n = 0; n < 5; n += 1) await ask(pin(`000${n}`))
    expect(await reasonOf(pin('4711'))).toBe('too_many_attempts')
    expect(await reasonOf(card('11:572'))).toBe('success')
  })
})

type Jws = Parameters<typeof openSnapshot>[0]

describe('a controller that decides alone', () => {
  const snapshots = '/v1/policy-snapshots/reader-1'
  const get = (path: string, headers = {}, token = reader.token) => api.call<Jws>('GET', path, { token, headers })
  const opened = async ({ body }: { readonly body: Jws }) => {
    const { keys } = await api.get<{ keys: Parameters<typeof openSnapshot>[1] }>('/v1/policy-signing-keys')
    return openSnapshot(body, keys)
  }
  const taken = async (present?: PolicySnapshot) => {
    const answer = await get(present === undefined ? snapshots : `${snapshots}?since=${present.version}`)
    expect(answer.status, answer.text).toBe(200)
    const payload = await opened(answer)
    return { payload, snapshot: takeSnapshot(payload, 'reader-1', present), etag: answer.headers.get('etag')! }
  }
  const question = (kind: 'rfid' | 'pin', value: string) => ({
    doorId: 'main',
    accessPointId: 'in',
    presented: [{ kind, value }],
    at: new Date(),
  })
  const handIn = async (kind: string, decided: ReturnType<typeof decideAlone>, occurredAt = new Date()) => {
    const [credentialId] = decided.credentialIds
    const { decision, reason, policyVersion } = decided
    const offline = { decision, reason, policyVersion }
    const answer = await ask({ credential: { kind, credentialId }, occurredAt: occurredAt.toISOString(), offline })
    expect(answer.status, answer.text).toBe(200)
    return rowOf(answer.body.accessEventId)
  }

  it('gets a signed snapshot of its own alone, without a number, a name or which PIN is for duress', async () => {
    const { snapshot } = await taken()
    expect(snapshot).toMatchObject({ deviceId: 'reader-1', doors: [{ id: 'main' }], rules: [{ id: 'staff' }] })
    expect(snapshot.credentials.map(({ kind }) => kind).sort()).toEqual(['keycard', 'pin', 'pin'])
    expect(Date.parse(snapshot.validUntil) - Date.parse(snapshot.madeAt)).toBe(72 * 3_600_000)
    expect(JSON.stringify(snapshot)).not.toMatch(/572|4711|9119|Anna|anna|duress/)
    expect(JSON.stringify(snapshot)).not.toContain(anna)
    const stranger = await api.register('reader-2', { kind: 'reader' })
    await vi.waitFor(async () => expect((await get(snapshots, {}, stranger.token)).status).toBe(403), soon)
    expect((await get(snapshots, {}, api.adminToken)).status).toBe(401)
    const other = await opened(await get('/v1/policy-snapshots/reader-2', {}, stranger.token))
    expect(other).toMatchObject({ doors: [], credentials: [] })
    expect(other.hashing.deviceKey).not.toBe(snapshot.hashing.deviceKey)
    const forged = {
      ...(await get(snapshots)).body,
      payload: Buffer.from(JSON.stringify(snapshot)).toString('base64url'),
    }
    await expect(opened({ body: forged })).rejects.toThrow('signature')
  })

  it('is told that nothing changed, or what did, and decides by it as Doorledger does', async () => {
    const { snapshot, etag } = await taken()
    expect((await get(snapshots, { 'if-none-match': etag })).status).toBe(304)
    expect(decideAlone(snapshot, question('rfid', '011-00572'))).toMatchObject({ decision: 'granted', unlockSec: 5 })
    expect(decideAlone(snapshot, question('pin', '0000'))).toMatchObject({ reason: 'unknown_credential' })
    await replaceRule({ accessTypes: ['pin'], unlockSec: 7 })
    const next = await vi.waitFor(async () => {
      const { payload, snapshot: after } = await taken(snapshot)
      expect(payload).toMatchObject({ kind: 'delta', set: { rules: [{ id: 'staff', unlockSec: 7 }], people: [] } })
      return after
    }, soon)
    expect(decideAlone(next, question('rfid', '11:572'))).toMatchObject({ reason: 'user_not_authorized' })
    expect(decideAlone(next, question('pin', '4711'))).toMatchObject({ decision: 'granted', unlockSec: 7 })
    expect(next).toMatchObject({ ...(await taken()).snapshot, madeAt: next.madeAt, validUntil: next.validUntil })
    const unknown = await opened(await get(`${snapshots}?since=${'0'.repeat(16)}`))
    expect(unknown.kind).toBe('whole')
    expect((await get(`${snapshots}?since=yesterday`)).status).toBe(400)
    await replaceRule({})
    await untilReason('success', card('11:572'))
  })

  it('hands in what it decided by an older policy, and the row shows both decisions and both policies', async () => {
    const { snapshot } = await taken()
    await replaceRule({ enabled: false })
    await untilReason('rule_disabled', card('11:572'))
    const row = await handIn('rfid', decideAlone(snapshot, question('rfid', '11:572')), new Date(Date.now() - 60_000))
    expect(row).toMatchObject({
      ...{ result: 'granted', decision: 'granted', policyDecision: 'denied', user: { id: anna } },
      flags: expect.arrayContaining(['decidedOffline']) as string[],
      provenance: [{ kind: 'decision', policyVersion: snapshot.policyVersion }],
    })
    expect(row.policyVersion).not.toBe(snapshot.policyVersion)
    const { items } = await api.get<Listed<Row>>('/v1/access-events?flag=decidedOffline')
    expect(items.find(({ id }) => id === row.id)).toEqual(row)
    const csv = await api.call('GET', '/v1/access-events/export?format=csv&flag=decidedOffline')
    expect(csv.text).toContain(row.id)
  })

  it('tells of duress without knowing of it, and of what it did not find without its value', async () => {
    const { snapshot } = await taken()
    await replaceRule({})
    await untilReason('success', card('11:572'))
    const fresh = (await taken()).snapshot
    await replaceRule({ enabled: false })
    await untilReason('rule_disabled', card('11:572'))
    expect(decideAlone(snapshot, question('pin', '9119'))).toMatchObject({ decision: 'denied' })
    const under = decideAlone(fresh, question('pin', '9119'))
    expect(under).toMatchObject({ decision: 'granted', reason: 'success' })
    expect(await handIn('pin', under)).toMatchObject({ result: 'granted', reason: 'duress', policyDecision: 'denied' })
    const wrong = decideAlone(fresh, question('pin', '0000'))
    expect(await handIn('pin', wrong)).toMatchObject({
      result: 'denied',
      reasonText: 'Invalid PIN',
      policyDecision: null,
    })
    await replaceRule({})
    await untilReason('success', card('11:572'))
  })
})

describe('a question that is not right', () => {
  it.each<[string, object, string]>([
    ['a PIN of 200 digits', { credential: { kind: 'pin', value: '1'.repeat(200) } }, 'credential.value'],
    ['a value of 5 MB', card('1'.repeat(5_000_000)), 'credential.value'],
    ['bits that contradict the value', { credential: { kind: 'rfid', value: '300:1', bits: 26 } }, 'credential.bits'],
    ['a wrong kind', { credential: { kind: 'face', value: 'x' } }, 'credential.kind'],
    ['no value', { credential: { kind: 'pin' } }, 'credential.value'],
    ['a credential that is named', { credential: { kind: 'pin', credentialId: newId() } }, 'credential.credentialId'],
    ['no credential', {}, 'credential'],
    ['1970', { ...card('11:572'), occurredAt: '1970-01-01T00:00:00Z' }, 'occurredAt'],
    ['next year', { ...card('11:572'), occurredAt: '2099-01-01T00:00:00Z' }, 'occurredAt'],
    ['another door', { ...card('11:572'), accessPoint: 'out' }, 'accessPoint'],
    ['no attempt id', { attemptId: 'x', ...card('11:572') }, 'attemptId'],
  ])('%s names the field, and is on record where somebody stood at a door', async (_, body, field) => {
    const attemptId = newId()
    const { status, body: problem } = await ask({ attemptId, ...body })
    expect([status, problem]).toMatchObject([400, { field }])
    if (!('credential' in body) || 'attemptId' in body) return
    const row = await rowOf(derivedId('attempt', 'default', 'reader-1', attemptId))
    expect(row).toMatchObject({ decision: 'denied', door: { id: 'main' } })
    expect(row.flags.includes('clockSuspect')).toBe(field === 'occurredAt')
  })

  it('of what a controller with a broken clock let in is no grant, and keeps that it did', async () => {
    const attemptId = newId()
    const occurredAt = '1970-01-01T00:00:07Z'
    const { status } = await ask({ attemptId, ...card('11:572'), occurredAt, offline: { decision: 'granted' } })
    expect(status).toBe(400)
    const row = await rowOf(derivedId('attempt', 'default', 'reader-1', attemptId))
    expect(row).toMatchObject({
      result: 'error',
      decision: 'granted',
      reason: 'invalid_configuration',
      user: { id: anna },
    })
  })

  it('from nobody, or from an administrator, is refused', async () => {
    expect((await ask(card('11:572'), `dl_dev_${'a'.repeat(43)}`)).status).toBe(401)
    expect((await ask(card('11:572'), api.adminToken)).status).toBe(401)
  })

  it('of more than any picture takes is refused by its announced length', async () => {
    const headers = {
      authorization: `Bearer ${reader.token}`,
      'content-type': 'application/json',
      'content-length': '20000000',
    }
    const asking = request(`${api.address}/v1/access-attempts`, { method: 'POST', headers })
    asking.flushHeaders()
    const [answer] = (await once(asking, 'response')) as [IncomingMessage]
    asking.destroy()
    expect(answer.statusCode).toBe(413)
  })

  it('leaves an error in the log where the device is at no door', async () => {
    const stray = await api.register('stray', { kind: 'reader' })
    await vi.waitFor(async () => expect((await ask(card('11:572'), stray.token)).status).toBe(200), soon)
    const { body } = await ask(card('11:572'), stray.token)
    expect(body).toMatchObject({ decision: 'denied', reason: 'invalid_configuration' })
    expect(await rowOf(body.accessEventId)).toMatchObject({ result: 'error', decision: 'denied' })
  })
})

describe('what is configured', () => {
  it('names what is missing, in use, or goes round', async () => {
    const missing = await api.call('POST', '/v1/access-rules', { body: rule({ scheduleIds: ['nowhere'] }) })
    expect([missing.status, missing.body]).toMatchObject([400, { field: 'scheduleIds.0' }])
    const { headers } = await api.call('GET', '/v1/doors/main')
    const etag = { 'if-match': headers.get('etag')! }
    expect((await api.call('DELETE', '/v1/doors/main', { headers: etag })).status).toBe(409)
    await created('/v1/macros', { id: 'm', name: 'M', steps: [{ kind: 'unlock', doorId: 'main' }] })
    const round = { name: 'M', steps: [{ kind: 'macro', macroId: 'm' }] }
    const cycle = await api.call('PUT', '/v1/macros/m', { headers: { 'if-match': '"1"' }, body: round })
    expect([cycle.status, cycle.body]).toMatchObject([400, { field: 'steps.0.macroId' }])
    const empty = { name: 'S', weekly: [{ days: ['mon'], windows: [{ from: '08:00', to: '08:00' }] }] }
    expect((await api.call('POST', '/v1/schedules', { body: empty })).status).toBe(400)
    const day = { name: 'H', begins: { kind: 'yearly', monthDay: '02-30' } }
    expect((await api.call('POST', '/v1/holidays', { body: day })).body).toMatchObject({ field: 'begins.monthDay' })
  })
})
