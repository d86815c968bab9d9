import { migrate, openPool } from '@doorledger/database'
import { CommandHandler } from '@doorledger/event-store'
import { newId } from '@doorledger/kernel'
import { SiteClock } from '@doorledger/service'
import { freshDatabase } from '@doorledger/testing'
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ReportFiles } from '../../files/report-files.js'
import { reports } from '../../reports/report-aggregates.js'
import type { ReportRow } from '../../reports/report-view.js'
import { ReportWorker } from './report-worker.js'

const tenantId = 'acme'
const anna = newId()
const by = { tenantId, actor: `user:${anna}` }

let database: Pool
let commands: CommandHandler
let folder: string
let worker: ReportWorker

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorledger-reports-'))
  database = openPool(await freshDatabase(), { schema: 'reporting', applicationName: 'test' })
  await migrate(database, { schema: 'reporting', dir: new URL('../../migrations/', import.meta.url) })
  commands = new CommandHandler({ database, service: 'reporting', relay: { wake: () => undefined } })
  const look = { title: 'Acme', address: undefined, logoFile: undefined, fontFile: undefined }
  const options = { files: new ReportFiles(folder), keepDays: 30, ...look }
  worker = new ReportWorker(database, commands, new SiteClock('UTC', () => new Date()), options)
  await database.query(
    `insert into report_access_events
     select $1, gen_random_uuid(), 0, n * 1024, now() - make_interval(secs => n), now(), '{}', 'lock', 'Lock', null,
       null, null, null, 'keycard', null, null, 'granted', 'success', false from generate_series(1, 3000) n`,
    [tenantId],
  )
})
afterAll(async () => {
  await database.end()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  await rm(folder, { recursive: true })
  await mkdir(folder)
  await person({ enabled: true, roleId: 'reads' })
})

const know = (kind: string, id: string, state: object) =>
  database.query(
    `insert into known_directory (tenant_id, kind, id, state, stream_version) values ($1, $2, $3, $4, 1)
     on conflict (tenant_id, kind, id) do update set state = excluded.state`,
    [tenantId, kind, id, state],
  )
const person = async ({ enabled, roleId }: { readonly enabled: boolean; readonly roleId: string }) => {
  const permissions = ['report:create', 'access-log:export']
  await know('role', 'reads', { roleId: 'reads', permissions, deleted: false })
  await know('user', anna, { userId: anna, enabled, assignments: [{ roleId, premisesId: null }] })
}

const asked = async (): Promise<string> => {
  const reportId = newId()
  const request = { reportId, kind: 'access' as const, format: 'csv' as const, filter: {}, asOf: [4_000], by: by.actor }
  await commands.handle({ aggregate: reports, id: reportId, by }, { type: 'request', request })
  return reportId
}
const takenBack = (reportId: string) => {
  const outcome = { type: 'report.cancelled' as const, data: { reportId, by: by.actor } }
  return commands.handle({ aggregate: reports, id: reportId, by }, { type: 'settle', outcome })
}
const reportOf = async (id: string) =>
  (await database.query<ReportRow>('select * from reports where report_id = $1', [id])).rows[0]!

describe('making a report', () => {
  it('leaves one file, and its rows in full', async () => {
    const id = await asked()
    expect(await worker.work()).toBe(true)
    expect(await reportOf(id)).toMatchObject({ status: 'ready', result: { rows: 3_000 } })
    expect(await readdir(folder)).toEqual([id])
    expect(await worker.work()).toBe(false)
  })

  it.each([
    ['is disabled', { enabled: false, roleId: 'reads' }],
    ['has lost the right', { enabled: true, roleId: 'another' }],
  ])('is refused, without a file, when whoever asked %s by then', async (_, change) => {
    const id = await asked()
    await person(change)
    await worker.work()
    expect(await reportOf(id)).toMatchObject({ status: 'failed', failure: { reason: 'requester_lost_right' } })
    expect(await readdir(folder)).toEqual([])
  })

  it('that is taken back meanwhile leaves no file', async () => {
    const other = await database.connect()
    await other.query('begin; lock table report_access_events in access exclusive mode')
    const id = await asked()
    const making = worker.work()
    await vi.waitFor(async () => expect(await readdir(folder)).toEqual([`${id}.part`]), { timeout: 30_000 })
    await takenBack(id)
    await other.query('rollback')
    other.release()
    expect(await making).toBe(true)
    expect(await reportOf(id)).toMatchObject({ status: 'cancelled' })
    expect(await readdir(folder)).toEqual([])
  })

  it('says that the disk is full, and leaves no file', async () => {
    const id = await asked()
    await symlink('/dev/full', join(folder, `${id}.part`))
    await worker.work()
    expect(await reportOf(id)).toMatchObject({ status: 'failed', failure: { reason: 'disk_full' } })
    expect(await readdir(folder)).toEqual([])
  })
})
