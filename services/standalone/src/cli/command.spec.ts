import { describe, expect, it } from 'vitest'
import { runCommand } from './command.js'

const view = { name: 'audit-trail.access-log', kind: 'view', version: 1, lag: 0, parked: 2 }
const startedAt = '2026-11-22T09:00:00.000Z'
const half = { lag: 10, partitions: [{ nextOffset: 10, endOffset: 20 }] }
const parked = {
  id: 'audit-trail.17',
  projection: view.name,
  key: 'default:front-door',
  parkedAt: startedAt,
  attempts: 1,
}

/** Runs a command against an API that gives these answers in turn. */
const run = async (args: readonly string[], ...answers: readonly object[]) => {
  const asked: unknown[] = []
  let printed = ''
  const call = (...question: unknown[]) => {
    asked.push(question)
    return Promise.resolve(answers[asked.length - 1])
  }
  const openDatabase = () => Promise.resolve(void (printed += 'database'))
  await runCommand(args, { connect: () => ({ call }), print: (text) => (printed += text), openDatabase })
  return { asked, printed }
}

const states = (state: object) => ({ items: [{ ...view, ...state }] })
const underWay = { lastRebuild: { startedAt, outcome: 'under_way' } }

describe('the doorledger command', () => {
  it('shows how far views are, also while they are rebuilt', async () => {
    const { asked, printed } = await run(['projections'], states({ rebuild: half }))
    expect(asked).toEqual([['GET', '/v1/projections']])
    expect(printed).toBe(
      'PROJECTION              KIND  VERSION  BEHIND  PARKED  REBUILD\naudit-trail.access-log  view  1        0       2       50 %\n',
    )
  })

  it('waits for a rebuild, saying how far it is', async () => {
    const { asked, printed } = await run(
      ['rebuild', view.name],
      { startedAt },
      states(underWay),
      states({ ...underWay, rebuild: half }),
      states({ lastRebuild: { startedAt, outcome: 'switched' } }),
    )
    expect(asked[0]).toEqual(['POST', '/v1/projections/audit-trail.access-log/rebuild'])
    expect(printed).toBe(`${view.name}: beginning\n${view.name}: 50 %\n${view.name}: rebuilt, in use\n`)
  })

  it('fails when the rebuild does, or when nobody remembers it', async () => {
    const failed = { startedAt, outcome: 'failed', failure: 'the log tells why' }
    await expect(run(['rebuild', view.name], { startedAt }, states({ lastRebuild: failed }))).rejects.toThrow(
      'tells why',
    )
    await expect(run(['rebuild', view.name], { startedAt }, states({}))).rejects.toThrow('Nothing is known any more')
  })

  it('lists all pages of what the dead letters are', async () => {
    const { asked, printed } = await run(
      ['parked', '--projection', view.name],
      { items: [{ ...parked, failure: 'no such door' }], nextCursor: 'next' },
      { items: [{ ...parked, id: 'audit-trail.18', failure: null }], nextCursor: null },
    )
    expect(asked.map((question) => (question as string[])[1])).toEqual([
      '/v1/dead-letters?projection=audit-trail.access-log',
      '/v1/dead-letters?projection=audit-trail.access-log&cursor=next',
    ])
    expect(printed).toMatch(
      /^audit-trail\.17 .* no such door\naudit-trail\.18 .* waits for an earlier event of its key\n$/m,
    )
  })

  it('settles dead letters, with the reason', async () => {
    const settle = ['audit-trail.17', '--reason', 'door is known now']
    const retried = await run(['retry', ...settle], { retried: 1, stillParked: 0 })
    expect(retried.asked).toEqual([['POST', '/v1/dead-letters/audit-trail.17/retry', { reason: 'door is known now' }]])
    expect(retried.printed).toBe('1 worked in, 0 still waiting\n')
    const { asked } = await run(['discard', ...settle])
    expect(asked).toEqual([['POST', '/v1/dead-letters/audit-trail.17/discard', { reason: 'door is known now' }]])
  })

  it('opens the database without asking anybody', async () => {
    expect(await run(['database'])).toEqual({ asked: [], printed: 'database' })
  })

  it.each([
    [[], 'Which command?'],
    [['dance'], 'There is no dance.'],
    [['rebuild'], '<projection> is missing'],
    [['retry', 'audit-trail.17'], '--reason is missing'],
    [['discard', '--reason', 'x'], '<id> is missing'],
    [['parked', '--colour', 'red'], '--colour'],
    [['rebuild', 'a', 'b'], 'What is b?'],
  ])('refuses %j', async (args, complaint) => {
    await expect(run(args)).rejects.toThrow(complaint)
  })
})
