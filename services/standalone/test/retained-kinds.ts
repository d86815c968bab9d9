import { accessDenied, accessGranted, eventOf } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Listed } from '../../../test/system/api.js'
import type { DirectoryOf } from './directory-of.js'

const soon = { timeout: 120_000, interval: 100 }
const DAY_MS = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString()

/** A standalone whose record is kept and deleted. */
export interface KeptRecord {
  readonly api: Api
  readonly log: EventLog
  readonly directory: DirectoryOf
  readonly dir: string
  inDatabase<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result>
}

interface Hold {
  readonly id: string
  readonly scope: object
  readonly filter?: { readonly ignored: readonly string[] }
}
interface Purge {
  readonly id: string
  readonly token: string
  readonly preview: { readonly rows: number; readonly held: number }
  readonly purged: Readonly<Record<string, { readonly rows: number; readonly held: number }>>
}

/** Holds made of filters, and the kinds of records that are not rows of a log. */
export const describeRetainedKinds = (of: () => KeptRecord): void => {
  const post = <Answer>(path: string, body: object = {}, token?: string) =>
    of().api.call<Answer>('POST', `/v1/${path}`, { body, ...(token !== undefined && { token }) })
  const about = { matter: 'Case 20', reason: 'Theft', custodian: 'Legal' }
  const hold = async (scope: object) => {
    const answer = await post<Hold>('retention/legal-holds', { ...about, ...scope })
    expect(answer.status, answer.text).toBe(201)
    return answer.body
  }
  const preview = (recordKind: string, keepDays: number) =>
    post<Purge>('retention/purges/preview', { recordKind, keepDays })
  const update = (text: string, values: readonly unknown[] = []) =>
    of().inDatabase((client) => client.query(text, [...values]))
  const setPolicy = async (kind: string, keep: string) => {
    const answer = await of().api.call('PUT', `/v1/retention/policies/${kind}`, { body: { keep } })
    expect(answer.status, answer.text).toBe(200)
  }

  describe('what is kept', () => {
    /** Blocks name neither doors nor people: what others left behind would hold them all. */
    const releaseAll = async () => {
      const other = await post<{ token: string }>('api-tokens', { name: 'releases', permissions: ['hold:write'] })
      const { items } = await of().api.get<Listed<{ id: string }>>('/v1/retention/legal-holds?active=true')
      for (const { id } of items) {
        await post(`retention/legal-holds/${id}/release`, { reason: 'Closed' })
        await vi.waitFor(async () => {
          const agreed = await post(`retention/legal-holds/${id}/release`, { reason: 'Closed' }, other.body.token)
          expect(agreed.status, agreed.text).toBe(200)
        }, soon)
      }
    }
    beforeAll(releaseAll)

    describe('a hold made of a filter', () => {
      const seeded = async (denied: number, granted: number) => {
        const at = '2021-05-10T08:00:00.000Z'
        const origin = { tenantId: 'default', service: 'test', occurredAt: at, recordedAt: at }
        const door = { id: 'lab', name: 'Lab' }
        const attempts = [
          ...Array.from({ length: denied }, () => ({ definition: accessDenied, of: accessDenied.example })),
          ...Array.from({ length: granted }, () => ({ definition: accessGranted, of: accessGranted.example })),
        ]
        await of().log.append(
          'access.events.v1',
          attempts.map((each) =>
            recordOf(
              eventOf(
                each.definition as typeof accessDenied,
                { ...each.of, accessEventId: newId(), revision: 0, door },
                origin,
              ),
            ),
          ),
        )
        await vi.waitFor(async () => {
          expect(await lab()).toBe(denied + granted)
          const copied = await update(`select from reporting.report_access_events where door_id = 'lab'`)
          expect(copied.rowCount).toBe(denied + granted)
        }, soon)
      }
      const lab = async () =>
        (await of().api.get<{ count: number }>('/v1/access-events/count?from=2000-01-01&door=lab')).count

      it('keeps what a saved view shows, in the record and in its copies, and says what of it no row carries', async () => {
        await seeded(7, 20)
        const carried = { door: 'lab', result: ['denied'], from: '2021-05-01', to: '2021-05-31' }
        const query = { ...carried, q: 'any' }
        const view = await post<{ id: string }>('saved-views', { name: 'Denied at the lab', page: 'access-log', query })
        const placed = await vi.waitFor(() => hold({ savedViewId: view.body.id }), soon)
        expect(placed).toMatchObject({
          scope: {
            doors: ['lab'],
            results: ['denied'],
            from: '2021-04-30T21:00:00.000Z',
            to: '2021-05-31T21:00:00.000Z',
          },
        })
        expect(placed.filter).toEqual({
          ...{ viewId: view.body.id, name: 'Denied at the lab' },
          ...{ query: carried, ignored: ['q'] },
        })
        const row = 'recordKind=access-log&occurredAt=2021-05-10T08:00:00Z&door=lab'
        expect(await of().api.get(`/v1/retention/explain?${row}&result=denied`)).toMatchObject({
          holds: [{ holdId: placed.id }],
        })
        expect(await of().api.get(`/v1/retention/explain?${row}&result=granted`)).toMatchObject({ holds: [] })
        await vi.waitFor(async () => {
          expect((await preview('access-log', 1_500)).body.preview).toMatchObject({ held: 7 })
        }, soon)
        const { token, id } = (await preview('access-log', 1_500)).body
        expect((await post('retention/purges', { token, confirmation: '1500' })).status).toBe(202)
        await vi.waitFor(async () => {
          const purge = await of().api.get<Purge>(`/v1/retention/purges/${id}`)
          expect(purge.purged).toMatchObject({ 'audit-trail': { held: 7 }, reporting: { held: 7 } })
        }, soon)
        expect(await lab()).toBe(7)
        expect((await update(`select from reporting.report_access_events where door_id = 'lab'`)).rowCount).toBe(7)
      })

      it.each([
        [{ filter: { user: 'anna' } }, 400, 'filter.user'],
        [{ filter: { result: 'odd' } }, 400, 'filter.result'],
        [{ filter: { range: '0' } }, 400, 'range'],
        [{ filter: { q: 'any' } }, 400, 'filter'],
        [{ savedViewId: newId() }, 400, 'savedViewId'],
        [{ filter: { door: 'lab' }, scope: { doors: ['lab'] } }, 400, 'scope'],
        [{}, 400, 'scope'],
      ])('is refused, naming the field, when it makes no sense: %j', async (way, status, field) => {
        expect(await post('retention/legal-holds', { ...about, ...way })).toMatchObject({ status, body: { field } })
      })
    })

    describe('the nightly run', () => {
      beforeAll(releaseAll)

      const sendBlocks = async (id: string, kept: number) => {
        const device = await of().api.register(id, { lockKind: 's50' })
        for (let n = 0; n < kept; n += 1) {
          const audits = [{ event: '05070000', time: `2026010${n + 1}120000` }]
          expect((await of().api.handIn(device, { audits })).status).toBe(200)
        }
        await vi.waitFor(async () => {
          const { rowCount } = await update('select from device_ingest.audit_blocks where device_id = $1', [id])
          expect(rowCount).toBe(kept)
        }, soon)
      }
      const reportOf = async (doors: readonly string[], age: number) => {
        const { body } = await post<{ id: string }>('reports', {
          kind: 'access',
          format: 'csv',
          filter: { doors, from: daysAgo(90) },
        })
        await vi.waitFor(async () => {
          expect(await of().api.get(`/v1/reports/${body.id}`)).toMatchObject({ status: 'ready' })
        }, soon)
        await update(
          'update reporting.reports set requested_at = requested_at - make_interval(days => $2) where report_id = $1',
          [...[body.id, age]],
        )
        return body.id
      }
      const hasFile = (id: string) => existsSync(join(of().dir, 'data folder', 'reporting', 'reports', id))
      const disabled = async (name: string, daysAgo: number) => {
        const { id } = await of().directory.person(name, name)
        const version = (await of().api.call('GET', `/v1/users/${id}`)).headers.get('etag') ?? ''
        const answer = await of().api.call('POST', `/v1/users/${id}/disable`, { headers: { 'if-match': version } })
        expect(answer.status, answer.text).toBe(200)
        await vi.waitFor(async () => {
          const gone =
            'update retention.departures set left_at = left_at - make_interval(days => $2) where user_id = $1 and left_at is not null'
          expect((await update(gone, [id, daysAgo])).rowCount).toBe(1)
        }, soon)
        return id
      }
      const blocksOf = async (id: string) =>
        (await update('select from device_ingest.audit_blocks where device_id = $1', [id])).rowCount

      it('deletes blocks and files of reports, but for what is held, and asks for the erasure of who left', async () => {
        const { api, directory } = of()
        await sendBlocks('gate', 2)
        await sendBlocks('shed', 1)
        const old = `update device_ingest.audit_blocks set received_at = received_at - interval '400 days' where block_id in (
          select distinct on (device_id) block_id from device_ingest.audit_blocks where device_id in ('gate', 'shed'))`
        expect((await update(old)).rowCount).toBe(2)
        const held = await hold({ scope: { devices: ['shed'], to: daysAgo(500) } })
        await hold({ scope: { doors: ['vault'], to: daysAgo(-1), from: daysAgo(100) } })
        const [goes, young, stays] = [
          await reportOf(['front'], 40),
          await reportOf(['front'], 1),
          await reportOf(['vault'], 40),
        ]
        const goner = await disabled('goner', 400)
        await disabled('lately', 10)

        await vi.waitFor(async () => {
          expect((await preview('raw-blocks', 366)).body.preview).toMatchObject({ rows: 1, held: 1 })
        }, soon)
        const explain = (device: string) =>
          api.get<{ holds: readonly { holdId: string }[] }>(
            `/v1/retention/explain?recordKind=raw-blocks&device=${device}&occurredAt=${daysAgo(400)}`,
          )
        expect((await explain('shed')).holds).toMatchObject([{ holdId: held.id }])
        expect((await explain('gate')).holds).toEqual([])
        expect(await preview('exports', 29)).toMatchObject({ status: 409, body: { minimum: 'P30D' } })
        const people = await api.call('POST', '/v1/retention/policies/people/preview', { body: { keep: 'P1Y' } })
        expect(people.body).toMatchObject({ departed: { people: 1, held: 0 }, purge: null, shortens: false })
        const files = await api.call('POST', '/v1/retention/policies/exports/preview', { body: { keep: 'P1M' } })
        expect(files.body).toMatchObject({
          ...{ before: { keep: 'P30D', automatic: true }, purge: { preview: { rows: 1, held: 1 } } },
        })
        expect(await api.call('DELETE', `/v1/reports/${stays}`)).toMatchObject({ status: 409 })

        for (const [kind, keep] of [
          ['raw-blocks', 'P1Y'],
          ['people', 'P1Y'],
          ['exports', 'P1M'],
        ] as const)
          await setPolicy(kind, keep)
        await vi.waitFor(async () => {
          expect((await update('select from reporting.export_policies')).rowCount).toBe(1)
        }, soon)
        await vi.waitFor(async () => {
          const { expiresAt, requestedAt } = await api.get<{ expiresAt: string; requestedAt: string }>(
            `/v1/reports/${young}`,
          )
          const day = new Date(requestedAt)
          const lastDay = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate() + 1))
          expect(Math.abs(Date.parse(expiresAt) - lastDay.getTime())).toBeLessThan(4 * DAY_MS)
        }, soon)
        const deleted = await api.call('DELETE', `/v1/reports/${young}`)
        expect(deleted).toMatchObject({ status: 409, body: { recordKind: 'exports', minimum: 'P1M' } })
        await update('delete from retention.nightly_runs')
        await vi.waitFor(async () => {
          expect(await blocksOf('gate')).toBe(1)
          expect((await api.call('GET', `/v1/reports/${goes}`)).status).toBe(404)
        }, soon)
        expect(await blocksOf('shed')).toBe(1)
        expect([goes, young, stays].map(hasFile)).toEqual([false, true, true])
        expect((await api.call('GET', `/v1/reports/${stays}/file`)).status).toBe(200)

        const { items } = await vi.waitFor(async () => {
          const open = await api.get<Listed<{ id: string; userId: string }>>(
            '/v1/retention/erasure-requests?status=open',
          )
          expect(open.items.map(({ userId }) => userId)).toEqual([goner])
          return open
        }, soon)
        expect(items[0]).toMatchObject({
          basis: 'no_longer_needed',
          reference: expect.stringMatching(/^Left on .*, kept for P1Y$/) as string,
        })
        await directory.erase(goner)
        await vi.waitFor(async () => {
          expect(await api.get(`/v1/retention/erasure-requests/${items[0]!.id}/certificate`)).toMatchObject({
            userId: goner,
            isComplete: true,
          })
        }, soon)
      })
    })
  })
}
