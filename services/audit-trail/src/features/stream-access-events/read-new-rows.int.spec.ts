import { accessLog } from '../../domain/access-log.js'
import { partitionOfSeq, partitionsAhead, type StreamPosition } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attemptOf, denied, granted, recorded, redecoded } from '../../../test/device-events.js'
import { freshAuditTrail, writeAttempts } from '../../../test/fresh-audit-trail.js'
import { accessEventFilter } from '../../domain/access-event-filter.js'
import { readHorizon } from '@doorledger/service'
import { type NewRow, readNewRows } from './read-new-rows.js'

const everything = accessEventFilter({}, { tenantId: 'default', seesDuress: true }, {})
const attempt = (n: number, occurredAt = '2026-11-13T07:17:52.000Z') =>
  attemptOf(recorded({ n, access: granted, occurredAt }))!

/** The same numbers in every run. */
const dice = (seed: number) => (sides: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
  return Math.floor((seed / 2 ** 31) * sides)
}

describe('what is new in the access log', () => {
  let pool: Pool
  beforeAll(async () => {
    pool = await freshAuditTrail()
  })
  afterAll(() => pool.end())

  const read = async (
    position: StreamPosition,
    filter = everything,
  ): Promise<{ rows: NewRow[]; position: StreamPosition }> => {
    const rows: NewRow[] = []
    for (let ahead = partitionsAhead(position, await readHorizon(pool, accessLog)); ahead.length > 0;) {
      const page = await readNewRows(pool, filter, position, ahead)
      rows.push(...page.rows)
      position = page.position
      ahead = partitionsAhead(position, await readHorizon(pool, accessLog))
    }
    return { rows, position }
  }

  it('reaches every reader once, in the order of its partition, however late it happened and whenever it is read', async () => {
    const roll = dice(7)
    const offsets = [0, 0, 0, 0, 0]
    let position: StreamPosition = new Map()
    const seen: NewRow[] = []
    let n = 0
    for (let step = 0; step < 60; step += 1) {
      const partition = roll(offsets.length)
      const batch = Array.from({ length: roll(40) }, () =>
        attempt((n += 1), `20${10 + roll(17)}-0${1 + roll(9)}-13T07:17:52.000Z`),
      )
      await writeAttempts(pool, batch, { partition, offset: offsets[partition]! })
      offsets[partition]! += batch.length
      if (roll(3) === 0) {
        const page = await read(position)
        seen.push(...page.rows)
        position = page.position
      }
    }
    seen.push(...(await read(position)).rows)

    expect(new Set(seen.map(({ access_event_id }) => access_event_id)).size).toBe(n)
    expect(seen).toHaveLength(n)
    for (const partition of offsets.keys()) {
      const seqs = seen.map(({ seq }) => seq).filter((seq) => partitionOfSeq(seq) === partition)
      expect(seqs).toEqual(seqs.toSorted((one, other) => one - other))
    }
  })

  it('comes in pages of 500 at most', async () => {
    const horizon = await readHorizon(pool, accessLog)
    const page = await readNewRows(pool, everything, new Map(), [...horizon.keys()])
    expect(page.rows.length).toBeLessThanOrEqual(500)
    await writeAttempts(
      pool,
      Array.from({ length: 1_200 }, (_, n) => attempt(10_000 + n)),
      { partition: 9 },
    )
    expect((await readNewRows(pool, everything, horizon, [9])).rows).toHaveLength(500)
    expect((await read(horizon)).rows).toHaveLength(1_200)
  })

  it('has a changed row at its new place, and names one that was retracted', async () => {
    const before = (await read(new Map())).position
    const facts = { n: 20_000, access: granted }
    await writeAttempts(pool, [attempt(20_000), attempt(20_001)], { partition: 11 })
    const between = (await read(before)).position
    await writeAttempts(
      pool,
      [attemptOf(redecoded(facts, { access: denied }))!, attemptOf(redecoded({ ...facts, n: 20_001 }, {}))!],
      { partition: 11, offset: 2 },
    )
    const changes = (await read(between)).rows
    expect(changes).toMatchObject([
      { result: 'denied', retracted: false },
      { result: 'granted', retracted: true },
    ])
    expect((await read(before)).rows).toHaveLength(2)
  })

  it('moves a reader on past what it does not want', async () => {
    const filter = accessEventFilter({ device: ['nowhere'] }, everything.reader, {})
    const { rows, position } = await read(new Map(), filter)
    expect(rows).toEqual([])
    expect(position).toEqual(await readHorizon(pool, accessLog))
  })

  it('is nothing, and moves nobody, while the view is behind the reader', async () => {
    const ahead: StreamPosition = new Map([[0, 1_000_000]])
    expect(await readNewRows(pool, everything, ahead, [0])).toEqual({ rows: [], position: ahead })
  })
})
