import type { Envelope } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { CommandHandler } from '@doorledger/event-store'
import { openPersonKeys } from '@doorledger/privacy'
import { inProcessSharedState } from '@doorledger/shared-state'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { freshDirectory } from '../../../test/fresh-directory.js'
import { testKeys } from '../../../test/test-keys.js'
import { credentials } from '../../aggregates/credentials.js'
import { groups } from '../../aggregates/groups.js'
import { RegisterPerson } from '../create-user/register-person.js'
import { DueExpiries } from './due-expiries.js'
import { ExpiryWatch } from './expiry-watch.js'

const START = '2026-11-22T09:00:00.000Z'
const END = '2026-11-22T10:00:00.000Z'
const LATER = '2026-11-22T11:00:00.000Z'
const LATEST = '2026-11-22T12:00:00.000Z'
const logger = pino({ level: 'silent' })
const by = { tenantId: 'default', actor: 'user:admin' }
let now = new Date(START)
const clock = () => now

let database: Pool
let commands: CommandHandler
let anna: string

beforeAll(async () => {
  database = await freshDirectory()
  commands = new CommandHandler({ database, service: 'directory', relay: { wake: () => undefined }, clock })
  const keys = await openPersonKeys(database, testKeys, clock)
  const registering = new RegisterPerson(database, commands, clock, keys)
  anna = await registering.register(by, { fields: { username: 'anna', name: 'Anna' }, assignments: [] })
})
afterAll(() => database.end())
beforeEach(async () => {
  now = new Date(START)
  await database.query('truncate credentials, credential_holders, groups, outbox')
  await database.query(`delete from events where stream not like 'user:%'`)
})

const fob = async (validUntil?: string): Promise<string> => {
  const credentialId = newId()
  const credential = {
    credentialId,
    kind: 'key_fob',
    lookupHmac: credentialId.replaceAll('-', '').padEnd(64, '0'),
    state: 'active',
    holder: { userId: anna, from: START, until: null },
    ...(validUntil !== undefined && { validUntil }),
  } as const
  await commands.handle({ aggregate: credentials, id: credentialId, by }, { type: 'add', credential })
  return credentialId
}
const extend = (id: string, validUntil: string) =>
  commands.handle({ aggregate: credentials, id, by }, { type: 'prolong', validUntil })

const told = async () => {
  const { rows } = await database.query<{ value: string }>(
    `select value from events where type in ('permissions.expired', 'group.expired') order by position`,
  )
  return rows.map(({ value }) => JSON.parse(value) as Envelope)
}
const due = () => new DueExpiries(commands, database, clock, logger)

describe('the watch over validity', () => {
  it('tells what expired once, also when nobody looked at the time and two look at once', async () => {
    const [first, second] = [await fob(END), await fob(END)]
    const groupId = newId()
    const group = { groupId, name: 'Guests', validUntil: END, deleted: false }
    await commands.handle({ aggregate: groups, id: groupId, by }, { type: 'create', group })
    await due().settle()
    expect(await told()).toEqual([])

    now = new Date(LATER)
    const replicas = [1, 2].map(() => new ExpiryWatch(due(), inProcessSharedState(), logger))
    await Promise.all(replicas.map((watch) => watch.look()))
    await due().settle()
    const events = await told()
    expect(events.map(({ type, time, actor, recordedtime }) => [type, time, actor, recordedtime])).toEqual([
      ['group.expired', END, 'system', LATER],
      ['permissions.expired', END, 'system', LATER],
    ])
    expect(events.map(({ data }) => data)).toEqual([
      group,
      { userId: anna, credentialIds: [first, second].toSorted(), validUntil: END, doors: 'all' },
    ])
  })

  it('says that some doors are left while the person holds something else that is valid', async () => {
    const [expired] = [await fob(END), await fob()]
    now = new Date(END)
    await due().settle()
    expect(await told()).toMatchObject([{ data: { credentialIds: [expired], doors: 'some' } }])
  })

  it('tells nothing of what was prolonged before, and tells the later end when that has come', async () => {
    const id = await fob(END)
    await extend(id, LATER)
    now = new Date(END)
    await due().settle()
    expect(await told()).toEqual([])
    now = new Date(LATER)
    await due().settle()
    await due().settle()
    expect(await told()).toMatchObject([{ data: { credentialIds: [id], validUntil: LATER } }])
  })

  it('looks no more for what nobody held when its time was over, until that time is another', async () => {
    const id = await fob(END)
    await commands.handle({ aggregate: credentials, id, by }, { type: 'unassign', at: START })
    const toldUntil = async () =>
      (await database.query<{ told_until: Date }>('select told_until from credentials')).rows

    now = new Date(LATER)
    await due().settle()
    expect(await toldUntil()).toEqual([{ told_until: new Date(END) }])

    now = new Date(END)
    await extend(id, LATEST)
    await commands.handle({ aggregate: credentials, id, by }, { type: 'assign', userId: anna, from: END, at: END })
    now = new Date(LATEST)
    await due().settle()
    expect(await told()).toMatchObject([{ data: { credentialIds: [id], validUntil: LATEST } }])
  })

  it('takes nothing back when it is prolonged afterwards', async () => {
    const id = await fob(END)
    now = new Date(END)
    await due().settle()
    await extend(id, LATER)
    await due().settle()
    expect(await told()).toHaveLength(1)
  })

  it('tells nothing of what is prolonged while it looks', async () => {
    const id = await fob(END)
    now = new Date(END)
    const client = await database.connect()
    await client.query('begin')
    await client.query('select from credentials where credential_id = $1 for update', [id])
    const looking = due().settle()
    await vi.waitFor(
      async () => {
        const { rowCount } = await database.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        expect(rowCount).toBe(1)
      },
      { timeout: 60_000 },
    )
    await client.query('update credentials set valid_until = $2, version = 2 where credential_id = $1', [id, LATER])
    await client.query('commit')
    client.release()
    await looking
    expect(await told()).toEqual([])
  })

  it('tells nobody of what he got when its time was over', async () => {
    const id = await fob(END)
    await commands.handle({ aggregate: credentials, id, by }, { type: 'unassign', at: '2026-11-22T09:30:00.000Z' })
    now = new Date(LATER)
    await due().settle()
    const assign = { type: 'assign', userId: anna, from: LATER, at: LATER } as const
    await commands.handle({ aggregate: credentials, id, by }, assign)
    await due().settle()
    expect(await told()).toEqual([])
  })
})
