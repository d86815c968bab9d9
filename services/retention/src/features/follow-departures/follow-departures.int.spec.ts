import { eventOf, userDisabled, userEnabled } from '@doorledger/contracts'
import { inTransaction, migrate, openPool } from '@doorledger/database'
import { CommandHandler } from '@doorledger/event-store'
import { newId } from '@doorledger/kernel'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requestByPolicy } from '../../domain/erasure-request.js'
import { erasureRequests } from '../../erasures/erasure-requests.js'
import { followDepartures } from './follow-departures.js'

const tenantId = 'acme'
const by = { tenantId, actor: 'system' }
const [LEFT, BACK] = ['2025-11-01T08:00:00.000Z', '2026-12-01T08:00:00.000Z']

let database: Pool
let commands: CommandHandler
beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'retention', applicationName: 'test' })
  await migrate(database, { schema: 'retention', dir: new URL('../../migrations/', import.meta.url) })
  commands = new CommandHandler({ database, service: 'retention', relay: { wake: () => undefined } })
})
afterAll(() => database.end())
beforeEach(() => database.query('truncate departures, erasure_requests, events, outbox'))

const told = (userId: string, at: string, streamversion: number, enabled: boolean) => {
  const definition = enabled ? userEnabled : userDisabled
  const about = { tenantId, service: 'directory', occurredAt: at, recordedAt: at }
  const event = {
    ...eventOf(definition as typeof userEnabled, { ...definition.example, userId, enabled }, about),
    streamversion,
  }
  return inTransaction(database, (client) =>
    followDepartures.react({ client }, [{ event, at: { partition: 0, offset: 0, seq: 0 }, headers: {} }]),
  )
}
const askFor = async (userId: string, byPolicy: boolean) => {
  const site = { zone: 'UTC', now: new Date('2026-11-30T03:00:00.000Z') }
  const { byPolicy: _, ...request } = requestByPolicy(
    { userId, leftAt: new Date(LEFT) },
    { requestId: newId(), keep: 'P1Y' },
    site,
  )
  const asked = { ...request, ...(byPolicy && { byPolicy }) }
  await commands.handle({ aggregate: erasureRequests, id: asked.requestId, by }, { type: 'receive', request: asked })
}
const statusOf = async (userId: string) => {
  const { rows } = await database.query<{ status: string }>('select status from erasure_requests where user_id = $1', [
    userId,
  ])
  return rows.map(({ status }) => status)
}

describe('who is back', () => {
  it('is not asked for by the run at night any more', async () => {
    const anna = newId()
    await told(anna, LEFT, 2, false)
    await askFor(anna, true)
    await told(anna, BACK, 3, true)
    expect(await statusOf(anna)).toEqual(['withdrawn'])
  })

  it('is still answered when somebody asked', async () => {
    const anna = newId()
    await told(anna, LEFT, 2, false)
    await askFor(anna, false)
    await told(anna, BACK, 3, true)
    expect(await statusOf(anna)).toEqual(['open'])
  })

  it('and has left again meanwhile is asked for, whatever of before is told again', async () => {
    const anna = newId()
    await told(anna, BACK, 4, false)
    await askFor(anna, true)
    await told(anna, LEFT, 3, true)
    expect(await statusOf(anna)).toEqual(['open'])
  })
})
