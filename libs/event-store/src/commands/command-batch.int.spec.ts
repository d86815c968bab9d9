import { DomainError } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshSchema } from '../../../database/test/fresh-schema.js'
import { lamp, lampLabelled, lampSwitched } from '../../test/lamps.js'
import { aggregate } from './aggregate.js'
import type { CommandBatch } from './command-batch.js'
import { CommandHandler } from './command-handler.js'

let database: Pool
let commands: CommandHandler
let woken = 0

beforeAll(async () => {
  database = await freshSchema()
  await database.query('create table written (event_id uuid primary key)')
})
afterAll(() => database.end())
beforeEach(async () => {
  await database.query('truncate events, outbox, written')
  woken = 0
  commands = new CommandHandler({ database, service: 'lighting', relay: { wake: () => (woken += 1) } })
})

const lamps = aggregate({
  name: 'lamp',
  decider: lamp,
  events: [lampSwitched, lampLabelled],
  inSameTransaction: async (client, events) => {
    await client.query('insert into written select unnest($1::uuid[])', [events.map(({ id }) => id)])
  },
})
const by = { tenantId: 'default', actor: 'token:anna', correlationId: 'r1' }
const label = (lampId: string, text = 'new') => ({
  id: lampId,
  command: { type: 'label' as const, lampId, label: text },
})
const stored = async () =>
  (await database.query<{ stream: string; version: number }>('select stream, version from events order by position'))
    .rows
const count = async (table: string) =>
  (await database.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]!.count

describe('many commands together', () => {
  it('are stored in order, each after what its thing had before, with outbox, rows and one report', async () => {
    await commands.handle({ aggregate: lamps, id: 'hall', by }, label('hall', 'old').command)
    const action = { name: 'lamp.import', permission: 'device:write' as const, target: undefined, reported: false }
    await commands.handleTogether(async (batch) => {
      await batch.handle({ aggregate: lamps, by }, [label('porch'), label('hall'), label('attic')])
      await batch.report({ ...by, action }, { outcome: 'done', changes: [] })
    })
    expect(await stored()).toEqual([
      { stream: 'lamp:hall', version: 1 },
      { stream: 'lamp:porch', version: 1 },
      { stream: 'lamp:hall', version: 2 },
      { stream: 'lamp:attic', version: 1 },
      { stream: expect.stringMatching(/^action:/) as string, version: 1 },
    ])
    expect(await count('outbox')).toBe(5)
    expect(await count('written')).toBe(4)
    expect(woken).toBe(2)
    expect((await commands.find(lamps, 'default', 'hall')).version).toBe(2)
  })

  it('count as reported when they are committed, not before', async () => {
    const action = { name: 'lamp.import', permission: 'device:write' as const, target: undefined, reported: false }
    const caller = { ...by, action }
    const report = (batch: CommandBatch) => batch.report(caller, { outcome: 'done', changes: [] })
    const failed = commands.handleTogether(async (batch) => {
      await report(batch)
      throw new DomainError('no', 'conflict', 'no')
    })
    await expect(failed).rejects.toThrow('no')
    expect([action.reported, await count('events')]).toEqual([false, 0])
    await commands.handleTogether(async (batch) => {
      await report(batch)
      await report(batch)
    })
    await commands.report(caller, { outcome: 'done', changes: [] })
    expect([action.reported, await count('events')]).toEqual([true, 1])
  })

  it('change what single commands would: an event is the same either way', async () => {
    await commands.handle({ aggregate: lamps, id: 'one', by }, label('one').command)
    await commands.handleTogether((batch) => batch.handle({ aggregate: lamps, by }, [label('two')]))
    const { rows } = await database.query<{ value: string }>('select value from events order by position')
    const [single, batched] = rows.map(({ value }) => JSON.parse(value) as Record<string, unknown>)
    expect(Object.keys(batched!)).toEqual(Object.keys(single!))
    expect(batched).toMatchObject({ streamversion: 1, actor: by.actor, correlationid: 'r1', subject: 'two' })
  })

  it('leave nothing when one is refused, or what belongs to them fails', async () => {
    const refused = commands.handleTogether(async (batch) => {
      await batch.handle({ aggregate: lamps, by }, [label('hall'), label('porch')])
      throw new DomainError('no', 'conflict', 'no')
    })
    await expect(refused).rejects.toThrow('no')
    expect([await count('events'), await count('outbox'), await count('written'), woken]).toEqual([0, 0, 0, 0])
  })

  it('are decided anew when somebody else came first', async () => {
    let attempts = 0
    await commands.handleTogether(async (batch) => {
      attempts += 1
      // Read before the other commits: what is added then runs into it.
      if (attempts === 1) {
        await batch.client.query('set transaction isolation level repeatable read')
        await batch.client.query('select count(*) from events')
        await commands.handle({ aggregate: lamps, id: 'hall', by }, label('hall', 'first').command)
      }
      await batch.handle({ aggregate: lamps, by }, [label('hall', 'second')])
    })
    expect(attempts).toBe(2)
    expect((await commands.find(lamps, 'default', 'hall')).version).toBe(2)
    expect(await count('written')).toBe(2)
  })

  it('of two batches at once lose nothing and number without gaps', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `lamp-${index}`)
    const relabel = (text: string) =>
      commands.handleTogether((batch) =>
        batch.handle(
          { aggregate: lamps, by },
          ids.map((id) => label(id, text)),
        ),
      )
    await Promise.all(['one', 'two', 'three'].map(relabel))
    for (const id of ids) expect((await commands.find(lamps, 'default', id)).version).toBe(3)
    expect(await count('outbox')).toBe(60)
  })
})
