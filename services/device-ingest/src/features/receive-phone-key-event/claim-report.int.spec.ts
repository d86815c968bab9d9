import { migrate, openPool } from '@doorledger/database'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PhoneReport } from '../../domain/phone-report.js'
import { claimReport } from './claim-report.js'

let database: Pool
beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'device_ingest', applicationName: 'test' })
  await migrate(database, { schema: 'device_ingest', dir: new URL('../../migrations/', import.meta.url) })
})
afterAll(() => database.end())

const on = (day: string, eventId: string, lockId = 'front-door'): PhoneReport => ({
  tenantId: 'default',
  lockId,
  userId: 'anna',
  eventId,
  result: 'granted',
  reason: 'success',
  occurredAt: new Date('2026-10-01T08:00:00.000Z'),
  actor: 'user:anna',
  receivedAt: new Date(`${day}T08:00:00.000Z`),
})
const claim = (report: PhoneReport) => claimReport(database, report, 'eventId')

it('what came under a key is known for 30 days, and then forgotten with the next report', async () => {
  await claim(on('2026-10-01', 'e-1'))
  await expect(claim(on('2026-10-30', 'e-1', 'back-door'))).rejects.toMatchObject({ status: 422 })
  await claim(on('2026-11-02', 'e-2'))
  await claim(on('2026-11-02', 'e-1', 'back-door'))
  await expect(claim(on('2026-11-03', 'e-1'))).rejects.toMatchObject({ status: 422 })
  await claim(on('2026-11-03', 'e-1', 'back-door'))
})
