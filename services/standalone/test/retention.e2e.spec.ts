import { accessGranted, eventOf, faceEvents, faceMatchScored } from '@doorledger/contracts'
import { type EventLog, openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { StartedProcess } from '@doorledger/testing'
import { execFile } from 'node:child_process'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Listed } from '../../../test/system/api.js'
import { DirectoryOf } from './directory-of.js'
import { describeRetainedKinds } from './retained-kinds.js'
import { CLI, databaseUrl, freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

const soon = { timeout: 120_000, interval: 100 }
const DAY_MS = 86_400_000

interface Purge {
  readonly id: string
  readonly status: string
  readonly token: string
  readonly preview: { readonly rows: number; readonly held: number }
  readonly deleted: Readonly<Record<string, number>>
  readonly purged: Readonly<Record<string, { readonly rows: number; readonly held: number; readonly digest: string }>>
}

interface ErasureRequest {
  readonly id: string
  readonly dueOn: string
  readonly holdIds: readonly string[]
}

let folder: Awaited<ReturnType<typeof freshFolder>>
let running: RunningStandalone
let api: Api
let log: EventLog
let tenant: string
const directory = new DirectoryOf(() => api)

beforeAll(async () => {
  folder = await freshFolder()
  await start()
  const { items } = await api.get<Listed<{ id: string }>>('/v1/premises')
  expect(items).toBeDefined()
  tenant = 'default'
})
afterAll(async () => {
  await log.close()
  await running.process.interrupt()
  await folder.remove()
})

const start = async (): Promise<void> => {
  running = await startStandalone(folder.dir)
  api = running.api
  log = await openEmbeddedEventLog({ url: await databaseUrl(folder.dir) })
}

const attempt = (doorId: string, at: Date) => {
  const data = { ...accessGranted.example, accessEventId: newId(), revision: 0, door: { id: doorId, name: doorId } }
  const about = { tenantId: tenant, service: 'test', occurredAt: at.toISOString(), recordedAt: at.toISOString() }
  return recordOf(eventOf(accessGranted, data, about))
}
const scored = (accessEventId: string, at: Date) => {
  const occurredAt = at.toISOString()
  const about = { tenantId: tenant, service: 'test', occurredAt, recordedAt: occurredAt }
  return recordOf(eventOf(faceMatchScored, { ...faceMatchScored.example, accessEventId, occurredAt }, about))
}
const seed = (count: number, doorId: string, at: Date) =>
  log.append(
    'access.events.v1',
    Array.from({ length: count }, (_, n) => attempt(doorId, new Date(at.getTime() + n * 1_000))),
  )
/** Where the embedded Postgres keeps everything. */
const cluster = () => join(folder.dir, 'data folder', 'postgres', 'cluster')

type KeyRow = Readonly<Record<string, unknown>>

/** The newest keys of people, which are backed up apart from the database. */
const personKeys = () =>
  inDatabase(databaseUrl(folder.dir), async (client) => {
    const { rows } = await client.query<KeyRow>('select to_jsonb(k) as key from privacy.person_keys k')
    return rows.map(({ key }) => key)
  })

/** What a backup as the guide says does not hold: names in clear. */
const LEFT_OUT = [
  ...['directory.people', 'directory.external_ids', 'directory.external_identities', 'directory.sessions'],
  ...['audit_trail', 'admin_audit', 'reporting'].map((schema) => `${schema}.names_over_time`),
]

const restoreKeys = async (keys: readonly unknown[]): Promise<void> => {
  const environment = { DOORLEDGER_DATA_DIR: 'data folder' }
  const database = StartedProcess.start({ file: CLI, args: ['database'], dir: folder.dir, environment })
  await database.untilPrinted('\n')
  const url = /^DATABASE_URL=(\S+)$/m.exec(database.printed)![1]!
  await inDatabase(Promise.resolve(url), async (client) => {
    await client.query(`truncate privacy.person_keys, ${LEFT_OUT.join()}`)
    await client.query(
      'insert into privacy.person_keys select (jsonb_populate_record(null::privacy.person_keys, key)).* from jsonb_array_elements($1) as key',
      [JSON.stringify(keys)],
    )
  })
  await database.interrupt()
}

const inDatabase = async <Result>(url: Promise<string>, work: (client: pg.Client) => Promise<Result>) => {
  const client = new pg.Client({ connectionString: await url })
  await client.connect()
  return work(client).finally(() => client.end())
}

const count = async () => (await api.get<{ count: number }>('/v1/access-events/count?from=2000-01-01')).count
const counted = (expected: number) => vi.waitFor(async () => expect(await count()).toBe(expected), soon)

const preview = (body: object, token?: string) =>
  api.call<Purge>('POST', '/v1/retention/purges/preview', { body, ...(token !== undefined && { token }) })
const confirm = (body: object, token?: string) =>
  api.call<Purge>('POST', '/v1/retention/purges', { body, ...(token !== undefined && { token }) })
const completed = (id: string) =>
  vi.waitFor(async () => {
    const purge = await api.get<Purge>(`/v1/retention/purges/${id}`)
    expect(purge).toMatchObject({ status: 'completed' })
    return purge
  }, soon)

describe('deleting old logs', () => {
  const old = new Date('2021-03-10T08:00:00Z')
  const lastYear = new Date(Date.now() - 400 * DAY_MS)
  const year = { recordKind: 'access-log', keepDays: 366 }

  it('takes scores of faces wherever they are kept', async () => {
    const scores = { recordKind: 'scores', keepDays: 366 }
    const [kept, gone] = [newId(), newId()]
    const compared = [
      [gone, old],
      [kept, new Date()],
    ] as const
    await log.append(
      faceEvents.name,
      compared.map(([accessEventId, at]) => scored(accessEventId, at)),
    )
    const kinds = ['audit_trail.access_event_matches', 'face_match.face_results']
    const scoresIn = (table: string) =>
      inDatabase(databaseUrl(folder.dir), async (client) => {
        const { rows } = await client.query<{ id: string }>(`select access_event_id as id from ${table}`)
        return rows.map(({ id }) => id)
      })
    await inDatabase(databaseUrl(folder.dir), async (client) => {
      for (const at of compared) {
        await client.query(
          `insert into face_match.face_results (tenant_id, access_event_id, occurred_at, scored_at, status, snapshot, result)
           values ('default', $1, $2, $2, 'scored', '{}', '{}')`,
          [...at],
        )
      }
    })
    await vi.waitFor(async () => expect(await scoresIn(kinds[0]!)).toHaveLength(2), soon)
    const asked = (await preview(scores)).body
    expect(asked.preview).toMatchObject({ rows: 1, held: 0 })
    expect((await confirm({ token: asked.token, confirmation: '366' })).status).toBe(202)
    const counted = { rows: 1, held: 0 }
    expect((await completed(asked.id)).purged).toMatchObject({ 'audit-trail': counted, 'face-match': counted })
    for (const table of kinds) expect(await scoresIn(table)).toEqual([kept])
  })

  it('previews exactly what goes and what a hold keeps, and names the rule to whoever asks for too much', async () => {
    await seed(200, 'front', old)
    await seed(40, 'vault', old)
    await seed(100, 'front', lastYear)
    await seed(50, 'front', new Date(Date.now() - 5 * DAY_MS))
    await counted(390)
    const hold = { matter: 'Case 17', reason: 'Theft', custodian: 'Legal', scope: { doors: ['vault'] } }
    expect((await api.call('POST', '/v1/retention/legal-holds', { body: hold })).status).toBe(201)
    for (const keepDays of [0, -1, 1e9, 3.5, '90']) {
      expect((await preview({ ...year, keepDays })).body).toMatchObject({ status: 400, field: 'keepDays' })
    }
    expect(await preview({ ...year, keepDays: 90 })).toMatchObject({ status: 409, body: { minimum: 'P1Y' } })
    const body = { name: 'deletes', permissions: ['logs:delete'] }
    const deleter = (await api.call<{ token: string }>('POST', '/v1/api-tokens', { body })).body.token
    const override = await vi.waitFor(async () => {
      const answer = await preview({ ...year, keepDays: 90, overrideReason: 'Because' }, deleter)
      expect(answer.status).not.toBe(401)
      return answer
    }, soon)
    expect(override).toMatchObject({ status: 403, body: { permission: 'retention:override' } })
    await vi.waitFor(async () => {
      expect((await preview(year)).body).toMatchObject({
        status: 'previewed',
        preview: { rows: 300, held: 40 },
        needsSecondPerson: false,
      })
    }, soon)
    expect(await count()).toBe(390)
  })

  it('takes the token once, of whoever asked, with the days typed again, and deletes in the background', async () => {
    const { token, id } = (await preview(year)).body
    const other = await api.call<{ token: string }>('POST', '/v1/api-tokens', {
      body: { name: 'other', permissions: ['logs:delete'] },
    })
    const right = { token, confirmation: '366' }
    await vi.waitFor(async () => {
      expect(await confirm(right, other.body.token)).toMatchObject({ status: 409, body: { field: 'token' } })
    }, soon)
    expect(await confirm({ ...right, confirmation: '36' })).toMatchObject({
      status: 400,
      body: { field: 'confirmation' },
    })
    await seed(5, 'front', old)
    await counted(395)
    expect((await confirm(right)).status).toBe(202)
    expect(await confirm(right)).toMatchObject({ status: 409, body: { field: 'token' } })
    const purge = await completed(id)
    expect(purge.purged['audit-trail']).toMatchObject({ rows: 300, held: 40 })
    expect(await count()).toBe(95)
  })

  it('brings nothing back when the view is rebuilt, and keeps what is held and what came later', async () => {
    const name = 'audit-trail.access-log'
    const { status, body } = await api.call('POST', `/v1/projections/${name}/rebuild`)
    expect(status).toBe(202)
    await vi.waitFor(async () => {
      const { items } = await api.get<Listed<{ name: string }>>('/v1/projections')
      expect(items.find((item) => item.name === name)).toMatchObject({
        lastRebuild: { startedAt: body['startedAt'], outcome: 'switched' },
      })
    }, soon)
    expect(await count()).toBe(95)
  })

  it('is done again when a backup from before it is restored, and what was held since stays', async () => {
    const erased = await directory.person('zq.planted', 'Zq Planted')
    await seed(60, 'front', old)
    await seed(10, 'safe', old)
    await counted(95 + 70)
    await log.close()
    await running.process.interrupt()
    await promisify(execFile)('cp', ['-a', cluster(), `${folder.dir}/backup`])
    await start()

    const hold = { matter: 'Case 18', reason: 'Theft', custodian: 'Legal', scope: { doors: ['safe'] } }
    expect((await api.call('POST', '/v1/retention/legal-holds', { body: hold })).status).toBe(201)
    await vi.waitFor(async () => {
      expect((await preview(year)).body).toMatchObject({ preview: { rows: 65, held: 50 } })
    }, soon)
    const { token, id } = (await preview(year)).body
    expect((await confirm({ token, confirmation: '366' })).status).toBe(202)
    await completed(id)
    await directory.erase(erased.id)
    const record = join(folder.dir, 'data folder', 'retention', 'record.jsonl')
    await vi.waitFor(async () => expect(await readFile(record, 'utf8')).toContain(id), soon)
    const keys = await personKeys()
    await log.close()
    await running.process.interrupt()

    await rm(cluster(), { recursive: true })
    await rename(`${folder.dir}/backup`, cluster())
    await restoreKeys(keys)
    await start()
    await counted(100)
    expect(await api.call('GET', '/v1/access-events/count?from=2000-01-01&door=safe')).toMatchObject({
      body: { count: 10 },
    })
    await vi.waitFor(async () => {
      const { services } = await api.get<{ services: { confirmedAt: string | null }[] }>(
        `/v1/users/${erased.userNo}/erasure`,
      )
      expect(services.every(({ confirmedAt }) => confirmedAt !== null)).toBe(true)
    }, soon)
    expect(JSON.stringify(await api.get('/v1/users'))).not.toContain('Planted')
  })

  it('takes pictures with the files they lie in, and nobody who is held is erased', async () => {
    const ref = `sha256:${'a'.repeat(64)}`
    const file = join(folder.dir, 'data folder', 'media', 'default', 'tenant', ref.replace(':', '-'))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, 'a picture')
    await inDatabase(databaseUrl(folder.dir), (client) =>
      client.query(
        `insert into audit_trail.access_event_snapshots (tenant_id, access_event_id, seq, occurred_at, device_id, source, media_ref)
         select tenant_id, access_event_id, seq, $1, device_id, 'upload', $2
         from audit_trail.access_events where door_id = 'front' limit 1`,
        [old, ref],
      ),
    )
    const pictures = { recordKind: 'snapshots', keepDays: 366 }
    const { token, id, preview: before } = (await preview(pictures)).body
    expect(before).toMatchObject({ rows: 1, held: 0 })
    expect((await confirm({ token, confirmation: '366' })).status).toBe(202)
    expect((await completed(id)).purged['audit-trail']).toMatchObject({ rows: 1 })
    await expect(readFile(file)).rejects.toThrow('ENOENT')

    const held = await directory.person('held.person', 'Held Person')
    const hold = { matter: 'Case 19', reason: 'Fraud', custodian: 'Legal', scope: { users: [held.id] } }
    expect((await api.call('POST', '/v1/retention/legal-holds', { body: hold })).status).toBe(201)
    await vi.waitFor(async () => {
      expect(await directory.refusalToErase(held.id)).toContain('under_legal_hold')
    }, soon)
    await expect(directory.erase(held.id)).rejects.toThrow('under_legal_hold')
  })

  it('answers who asks to be erased by a day, on a ground of the law, or with a certificate', async () => {
    const asked = (body: object, of = '') =>
      api.call<ErasureRequest>('POST', `/v1/retention/erasure-requests${of}`, { body })
    const held = await vi.waitFor(async () => {
      const [found] = (await api.get<Listed<{ id: string }>>('/v1/users?q=held.person')).items
      expect(found).toBeDefined()
      return found!
    }, soon)
    const reason = 'A fraud is being looked into'
    const received = await asked({ userId: held.id, basis: 'objection', receivedAt: '2026-01-31T11:00:00.000Z' })
    expect(received).toMatchObject({ status: 201, body: { dueOn: '2026-02-28', status: 'open', isOverdue: true } })
    expect(received.body.holdIds).toHaveLength(1)
    expect((await asked({ userId: held.id, basis: 'objection' })).text).toContain('erasure_request_open')
    expect((await asked({ userId: newId(), basis: 'objection' })).text).toContain('user_unknown')
    const refused = await asked({ ground: 'legal_hold', reason }, `/${received.body.id}/refuse`)
    expect(refused.body).toMatchObject({
      status: 'refused',
      isOverdue: false,
      refusal: { ground: 'legal_hold', reason },
    })

    const leaver = await directory.person('leaver', 'Leaver')
    const body = { userId: leaver.id, basis: 'no_longer_needed', reference: 'DSR-7' }
    const request = await vi.waitFor(async () => {
      const answer = await asked(body)
      expect(answer.status, answer.text).toBe(201)
      return answer.body
    }, soon)
    expect((await asked({ ground: 'legal_hold', reason }, `/${request.id}/refuse`)).text).toContain(
      'no_hold_names_person',
    )
    const extended = (await asked({ reason }, `/${request.id}/extend`)).body
    expect(extended.dueOn > request.dueOn).toBe(true)
    const certificateOf = (id: string) => `/v1/retention/erasure-requests/${id}/certificate`
    expect((await api.call('GET', certificateOf(request.id))).text).toContain('user_not_erased')
    await directory.erase(leaver.id)
    await vi.waitFor(async () => {
      const certificate = await api.get<object>(certificateOf(request.id))
      expect(certificate).toMatchObject({ userId: leaver.id, reference: 'DSR-7', isComplete: true })
    }, soon)
    const { items: done } = await api.get<Listed<object>>('/v1/retention/erasure-requests?status=carried_out')
    expect(done).toMatchObject([{ id: request.id }])
  })

  it('goes by policy at night, after a missed one too, once two people have released the hold', async () => {
    const { items } = await api.get<Listed<{ id: string; matter: string }>>('/v1/retention/legal-holds?active=true')
    const release = (token?: string) =>
      api.call('POST', `/v1/retention/legal-holds/${items.find(({ matter }) => matter === 'Case 18')!.id}/release`, {
        body: { reason: 'The case is closed' },
        ...(token !== undefined && { token }),
      })
    expect((await release()).body).not.toHaveProperty('releasedAt')
    expect(await release()).toMatchObject({ status: 409 })
    const permissions = ['hold:write']
    const second = await api.call<{ token: string }>('POST', '/v1/api-tokens', {
      body: { name: 'second', permissions },
    })
    await vi.waitFor(async () => expect((await release(second.body.token)).body).toHaveProperty('releasedAt'), soon)
    const rowsBefore = await count()
    const previewed = await api.call('POST', '/v1/retention/policies/access-log/preview', { body: { keep: 'P1Y' } })
    expect(previewed.body).toMatchObject({
      shortens: false,
      runsAt: expect.stringMatching(/^20.*Z$/) as string,
      purge: { status: 'previewed', preview: { rows: rowsBefore - 90 } },
    })
    const shorter = await api.call('POST', '/v1/retention/policies/access-log/preview', { body: { keep: 'P6M' } })
    expect(shorter.body).toMatchObject({ shortens: true, before: { keep: 'P1Y' }, after: { keep: 'P6M' } })
    expect(await count()).toBe(rowsBefore)
    const policy = await api.call('PUT', '/v1/retention/policies/access-log', { body: { keep: 'P1Y' } })
    expect(policy.status, policy.text).toBe(200)
    await inDatabase(databaseUrl(folder.dir), (client) => client.query('delete from retention.nightly_runs'))
    await counted(90)
    const { items: purges } = await api.get<Listed<{ automatic: boolean; requestedBy: string }>>('/v1/retention/purges')
    expect(purges.filter(({ automatic }) => automatic).length).toBeGreaterThan(0)
  })
})

describeRetainedKinds(() => ({
  ...{ api, log, directory, dir: folder.dir },
  inDatabase: (work) => inDatabase(databaseUrl(folder.dir), work),
}))
