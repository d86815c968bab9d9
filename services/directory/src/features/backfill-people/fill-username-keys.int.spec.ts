import { everywhereIn } from '@doorledger/database'
import { CommandHandler } from '@doorledger/event-store'
import { openPersonKeys } from '@doorledger/privacy'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDirectory } from '../../../test/fresh-directory.js'
import { testKeys } from '../../../test/test-keys.js'
import { ChangePerson } from '../change-user/change-person.js'
import { Accounts } from '../../passwords/accounts.js'
import { RegisterPerson } from '../../people/register-person.js'
import { findUser } from '../../people/find-user.js'
import { fillUsernameKeys } from './fill-username-keys.js'

const by = { tenantId: 'default', actor: 'token:anna' }
const clock = () => new Date('2026-11-22T09:17:52.000Z')
let database: Pool
let people: RegisterPerson
let changing: ChangePerson

beforeAll(async () => {
  database = await freshDirectory()
  const commands = new CommandHandler({ database, service: 'directory', relay: { wake: () => undefined }, clock })
  const keys = await openPersonKeys(database, testKeys, clock)
  people = new RegisterPerson(database, commands, clock, keys)
  changing = new ChangePerson(database, commands, clock, keys)
})
afterAll(() => database.end())

const register = (username: string) =>
  people.register(by, { fields: { username, name: `Name of ${username}` }, assignments: [] })

/** As it was written when names were compared otherwise. */
const writtenBefore = async (id: string, username: string) => {
  await database.query('update people set username = $2, username_key = null where user_id = $1', [id, username])
}
const find = (ref: string) => findUser(database, everywhereIn('default'), ref)
const mayBe = async (username: string) => (await new Accounts(database).byUsername('default', username))?.userId

it('two names from before that are one today stay, and each is found as it is spelled', async () => {
  const [wide, plain] = [await register('other'), await register('anna')]
  await writtenBefore(wide, 'ａnna')
  await writtenBefore(plain, 'anna')
  await fillUsernameKeys(database)
  for (const [spelled, id] of [
    ['anna', plain],
    ['ANNA', plain],
    ['ａnna', wide],
    ['Ａnna', wide],
  ] as const) {
    expect([spelled, (await find(spelled)).id, await mayBe(spelled)]).toEqual([spelled, id, id])
  }
  await changing.change(by, await find(wide), { name: 'Another name', expectedVersion: 1 })
  expect(await find(wide)).toMatchObject({ username: 'ａnna', name: 'Another name' })
  await expect(register('Anna')).rejects.toMatchObject({ code: 'username_taken' })
  await expect(
    changing.change(by, await find(await register('bert')), { username: 'anna', expectedVersion: 1 }),
  ).rejects.toMatchObject({ code: 'username_taken' })
})

it('fills the keys of all, however many, and none of those who were erased', async () => {
  await database.query(
    `insert into people (tenant_id, user_id, user_no, username, enabled, assignments, version, created_at, updated_at)
     select 'many', gen_random_uuid(), n, nullif('Person.' || n, 'Person.7'), true, '[]', 1, now(), now()
     from generate_series(1, 2500) as n`,
  )
  await fillUsernameKeys(database)
  const { rows } = await database.query(
    `select count(*)::int as people, count(*) filter (where username_key = lower(username))::int as keyed
     from people where tenant_id = 'many'`,
  )
  expect(rows).toEqual([{ people: 2500, keyed: 2499 }])
})
