import { accessEvents, type AttemptEvent, doorForcedOpenRetracted, eventOf, topics } from '@doorledger/contracts'
import { accessLog } from '../../domain/access-log.js'
import { type EventLog, openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import type { Row, StreamPosition } from '@doorledger/kernel'
import { type RunningProjection, runProjection } from '@doorledger/projections'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { attemptOf, denied, granted, recorded, redecoded } from '../../../test/device-events.js'
import { freshAuditTrail } from '../../../test/fresh-audit-trail.js'
import { accessEventFilter } from '../../domain/access-event-filter.js'
import { attemptsShown } from '../../access-log/attempts-shown.js'
import { findAccessEvent } from '../../access-log/find-access-event.js'
import { readHorizon } from '@doorledger/service'
import { readNewRows } from '../stream-access-events/read-new-rows.js'
import { recordAccessLog } from './record-access-log.js'

const AT = '2026-11-22T09:17:52.000Z'
const everything = accessEventFilter({}, { tenantId: 'default', seesDuress: true }, {})

/** Attempts at nine doors; every fifth is read anew, every tenth retracted; each is told twice. */
const history = Array.from({ length: 300 }, (_, n): readonly AttemptEvent[] => {
  const facts = { n, deviceId: `door-${n % 9}`, access: granted, occurredAt: new Date(n * 1e10).toISOString() }
  const first = attemptOf(recorded(facts))!
  const later = n % 5 === 0 ? [attemptOf(redecoded(facts, n % 10 === 0 ? {} : { access: denied }))!] : []
  return [first, ...later, first]
}).flat()

describe('recording the access log', () => {
  let pool: Pool
  let log: EventLog
  let projection: RunningProjection
  beforeAll(async () => {
    pool = await freshAuditTrail()
    log = await openEmbeddedEventLog({ url: pool.options.connectionString! })
    await log.createTopics(topics)
    projection = await runProjection({
      ...recordAccessLog,
      log,
      database: pool,
      service: 'audit-trail',
      logger: pino({ level: 'silent' }),
    })
    await log.append(accessEvents.name, history.map(recordOf))
    await vi.waitFor(async () => expect(await projection.progress()).toMatchObject({ lag: 0, deadLetters: 0 }), 30_000)
  })
  afterAll(async () => {
    await projection.stop()
    await log.close()
    await pool.end()
  })

  const table = async () => (await pool.query<Row>('select * from access_events order by access_event_id')).rows
  const newSince = async (position: StreamPosition) => {
    const horizon = await readHorizon(pool, accessLog)
    const { rows } = await readNewRows(pool, everything, position, [...horizon.keys()])
    return rows.map(({ seq }) => seq)
  }

  it('has one row for each attempt, in its latest reading', async () => {
    const { rows } = await pool.query(
      `select count(*), count(*) filter (where retracted) as retracted, count(*) filter (where result = 'denied') as denied
         from access_events`,
    )
    expect(rows).toEqual([{ count: 300, retracted: 30, denied: 30 }])
  })

  it('comes out the same when it is rebuilt, so that readers who follow it notice nothing', async () => {
    const before = await table()
    const middle = new Map(
      [...(await readHorizon(pool, accessLog))].map(([partition, end]) => [partition, Math.floor(end / 2)]),
    )
    const toCome = await newSince(middle)
    expect(toCome.length).toBeGreaterThan(100)

    await projection.rebuild()

    expect(await table()).toEqual(before)
    expect(await newSince(middle)).toEqual(toCome)
    expect(await newSince(await readHorizon(pool, accessLog))).toEqual([])
  })

  it('shows an inferred alarm as such, with what explains it', async () => {
    const about = { tenantId: 'alarmed', service: 'access-decision', occurredAt: AT, recordedAt: AT }
    const event = eventOf(doorForcedOpenRetracted, doorForcedOpenRetracted.example, about)
    await log.append(accessEvents.name, [recordOf(event)])
    const reader = { tenantId: 'alarmed', seesDuress: false }
    const row = await vi.waitFor(async () => {
      const found = await findAccessEvent(pool, reader, event.data.accessEventId)
      expect(found).toBeDefined()
      return found!
    }, 30_000)
    const [shown] = await attemptsShown(pool, [row], reader)
    expect(shown).toMatchObject({
      result: 'forced',
      reasonText: 'Forced (inferred)',
      doorAlarm: { inferred: true, windowSec: 10, explainedBy: { cause: 'success' } },
    })
  })
})
