import { everywhereIn, inTransaction } from '@doorledger/database'
import { CommandHandler } from '@doorledger/event-store'
import { destroyPersonKey, openPersonKeys, type PersonKeys, WrappingKeys } from '@doorledger/privacy'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDirectory } from '../../../test/fresh-directory.js'
import { testKeys } from '../../../test/test-keys.js'
import { people } from '../../aggregates/people.js'
import { ChangePerson } from '../change-user/change-person.js'
import { RegisterPerson } from '../../people/register-person.js'
import { findUser } from '../../people/find-user.js'
import { RewrapPersonKeys } from '../rewrap-person-keys/rewrap-person-keys.js'
import { BackfillPeople } from './backfill-people.js'

const now = new Date('2026-11-22T09:17:52.000Z')
const clock = () => now
const by = { tenantId: 'default', actor: 'token:anna' }
const newKey = `next:${Buffer.alloc(32, 2).toString('base64')}`

let database: Pool
let commands: CommandHandler
let registering: RegisterPerson
let changing: ChangePerson
let logger = pino({ level: 'silent' })

beforeAll(async () => {
  database = await freshDirectory()
  commands = new CommandHandler({ database, service: 'directory', relay: { wake: () => undefined }, clock })
  const keys = await freshKeys()
  registering = new RegisterPerson(database, commands, clock, keys)
  changing = new ChangePerson(database, commands, clock, keys)
})
afterAll(() => database.end())
beforeEach(() => {
  logger = pino({ level: 'silent' })
})

/** Of a process that remembers nothing. */
const freshKeys = (text = testKeys.text): Promise<PersonKeys> => openPersonKeys(database, { ...testKeys, text }, clock)

const backfilled = async (keys?: PersonKeys): Promise<void> =>
  new BackfillPeople(database, commands, keys ?? (await freshKeys()), logger).onApplicationBootstrap()

const rows = async () =>
  (
    await database.query(
      `select to_jsonb(people) as row, (select jsonb_agg(o) from external_ids as o where o.user_id = people.user_id) as ids
       from people order by tenant_id, user_id`,
    )
  ).rows as unknown[]

const register = (username: string, tenantId = 'default') =>
  registering.register(
    { ...by, tenantId },
    {
      fields: {
        username,
        name: `Name of ${username}`,
        ...(username.startsWith('e') && { email: `${username}@x.example` }),
        ...(username.startsWith('e') && { externalIds: [{ source: 'hr', id: `${username}-1` }] }),
      },
      assignments: [{ roleId: 'auditor', premisesId: 'hq' }],
    },
  )

const erase = async (id: string) => {
  const { version } = await findUser(database, everywhereIn('default'), id)
  await commands.handle(
    { aggregate: people, id, by },
    { type: 'erase', expectedVersion: version, isLastAdministrator: false },
  )
}

describe('the list of people', () => {
  it('is filled again from events, as it was, whatever happened to whom and in whose tenant', async () => {
    const [anna, bert] = [await register('anna'), await register('bert')]
    await register('emil')
    await register('anna', 'acme')
    const { version } = await findUser(database, everywhereIn('default'), anna)
    const view = await findUser(database, everywhereIn('default'), anna)
    await changing.change(by, view, { username: 'anna.v', expectedVersion: version })
    await changing.change(by, await findUser(database, everywhereIn('default'), bert), {
      username: 'anna',
      expectedVersion: 1,
    })
    await commands.handle({ aggregate: people, id: bert, by }, { type: 'disable', isLastAdministrator: false })
    await erase(await register('gone'))

    const before = await rows()
    await database.query('truncate people, external_ids')
    await backfilled()
    expect(await rows()).toEqual(before)
    expect(before).toHaveLength(5)
  })

  it('gets nothing back of who was erased', async () => {
    const id = await register('zq-planted')
    await erase(id)
    await database.query('truncate people, external_ids')
    await backfilled()
    expect(JSON.stringify(await rows())).not.toContain('zq-planted')
    expect(await findUser(database, everywhereIn('default'), id)).toMatchObject({
      name: 'erased person',
      erasedAt: now.toISOString(),
    })
  })

  it('is left alone where nobody is missing', async () => {
    const before = await rows()
    await backfilled()
    expect(await rows()).toEqual(before)
  })

  it('is mended where rows are of another time than the events', async () => {
    const id = await register('mended')
    const before = await rows()
    await database.query(`update people set version = 7, name = 'Of another time' where user_id = $1`, [id])
    await backfilled()
    expect(await rows()).toEqual(before)
  })

  it('is filled in many steps, by several starts at once', async () => {
    for (let index = 0; index < 600; index += 1) await register(`many.${index}`)
    const before = await rows()
    await database.query('truncate people, external_ids')
    await Promise.all([backfilled(), backfilled()])
    expect(await rows()).toEqual(before)
  })

  it('refuses a change of somebody it lacks rather than to lose his name', async () => {
    const id = await register('lacking')
    await database.query('delete from people where user_id = $1', [id])
    const disabling = commands.handle({ aggregate: people, id, by }, { type: 'disable', isLastAdministrator: false })
    await expect(disabling).rejects.toThrow('lacks somebody')
    await backfilled()
    expect(await findUser(database, everywhereIn('default'), id)).toMatchObject({ username: 'lacking', enabled: true })
  })
})

describe('a history restored from before an erasure', () => {
  it('brings nothing back: the person is erased again, for others to hear', async () => {
    const id = await register('zq-restored')
    await inTransaction(database, (client) => destroyPersonKey(client, { tenantId: 'default', personId: id }, now))
    await database.query('truncate people, external_ids')
    await backfilled()
    expect(JSON.stringify(await rows())).not.toContain('zq-restored')
    expect(await findUser(database, everywhereIn('default'), id)).toMatchObject({
      enabled: false,
      erasedAt: now.toISOString(),
    })
    const { rows: last } = await database.query<{ type: string }>(
      'select type from events where stream = $1 order by version desc limit 1',
      [`user:${id}`],
    )
    expect(last).toEqual([{ type: 'user.erased' }])
    const before = await rows()
    await backfilled()
    expect(await rows()).toEqual(before)
  })
})

describe('a start with a new wrapping key', () => {
  it('wraps all keys under it and touches no event; the old one then opens nothing', async () => {
    const events = async () => (await database.query('select * from events order by position')).rows as unknown[]
    const [eventsBefore, before] = [await events(), await rows()]
    const both = await freshKeys(`${newKey}\n${testKeys.text}`)
    await new RewrapPersonKeys(both, logger).onApplicationBootstrap()
    expect(await events()).toEqual(eventsBefore)

    await expect(freshKeys(testKeys.text)).rejects.toThrow('next')
    await database.query('truncate people, external_ids')
    await backfilled(await freshKeys(newKey))
    expect(await rows()).toEqual(before)
    expect(WrappingKeys.parse(testKeys.text).knows('next')).toBe(false)
  })
})
