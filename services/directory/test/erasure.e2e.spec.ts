import { directoryEvents, type Envelope, userErased, userEvents } from '@doorledger/contracts'
import { PersonKeys, Unreadable, WrappingKeys } from '@doorledger/privacy'
import { createSecretKey, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { UserView } from '../src/people/user-view.js'
import { unsealedFields } from '../src/personal-data/sealed-fields.js'
import { PeopleApi } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'
import { testKeys } from './test-keys.js'

/** Names that occur nowhere else. */
const planted = {
  username: 'zq-planted-username',
  name: 'Zqplanted Fullname',
  email: 'zq-planted@mail.example',
  phone: '+358 99 8877665',
}
const laterName = 'Zqrenamed Fullname'
const traces = /zq-?planted|zqrenamed|8877665/i

let directory: RunningDirectory
let user: UserView
let keyBefore: KeyObject
const api = new PeopleApi(() => directory)

beforeAll(async () => {
  directory = await runningDirectory(() => new Date())
  user = await api.create(planted)
  user = (await api.change(user, { name: laterName })).body as UserView
  await api.call('POST', `/${user.id}/disable`)
  user = (await api.call('POST', `/${user.id}/enable`)).body as UserView
  await api.call('POST', '', { body: planted })
  await api.call('GET', `/${planted.username}`)
  await api.call('GET', `?q=${encodeURIComponent(planted.email)}`)
  const found = (await freshKeys().find('default', [user.id])).get(user.id)!
  keyBefore = createSecretKey(found.export())
})
afterAll(() => directory.stop())

/** Of a process that remembers nothing. */
const freshKeys = () => new PersonKeys(directory.database, WrappingKeys.parse(testKeys.text))

/** Every row of every table in the database that holds the text, whatever the schema. */
const rowsWithTraces = async (): Promise<string[]> => {
  const { rows: tables } = await directory.database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await directory.database.query<{ row: string }>(`select t::text as row from ${name} as t`)
    found.push(...rows.filter(({ row }) => traces.test(row) || traces.test(decoded(row))).map(() => name))
  }
  return found
}

/** `bytea` shows as hexadecimal digits. */
const decoded = (row: string): string =>
  row.replace(/\\x([0-9a-f]+)/g, (_, digits: string) => Buffer.from(digits, 'hex').toString('latin1'))

const history = async () => {
  const query = 'select value from events where stream = $1 order by version'
  const { rows } = await directory.database.query<{ value: string }>(query, [`user:${user.id}`])
  return rows.map(({ value }) => value)
}

/** The values that the log holds of the person, once there are so many. */
const published = async (count: number): Promise<string[]> => {
  const values: string[] = []
  const subscription = await directory.log.subscribe({
    group: `test.${count}`,
    topic: directoryEvents.name,
    claim: () => Promise.resolve(0),
    process: ({ records }) => {
      values.push(...records.filter(({ key }) => key === `default:user:${user.id}`).map(({ value }) => value))
      return Promise.resolve()
    },
    release: () => undefined,
  })
  await vi.waitFor(() => expect(values).toHaveLength(count), { timeout: 60_000 })
  await subscription.close()
  return values
}

const contractOf = new Map<string, (typeof userEvents)[number]>(userEvents.map((event) => [event.type, event]))

describe('while a person is known', () => {
  it('what he owns is in clear in the list of people and nowhere else', async () => {
    expect(new Set(await rowsWithTraces())).toEqual(new Set(['directory.people']))
    expect(directory.printed()).not.toMatch(traces)
  })

  it('every event of him holds his whole state, sealed, as the contract says', async () => {
    const values = await published(4)
    expect(values).toEqual(await history())
    const events = values.map((value) => JSON.parse(value) as Envelope)
    expect(events.map(({ type }) => type)).toEqual(['user.created', 'user.updated', 'user.disabled', 'user.enabled'])
    for (const event of events) {
      expect(contractOf.get(event.type)!.schema.parse(event)).toMatchObject({
        subject: user.id,
        data: {
          userId: user.id,
          userNo: user.userNo,
          assignments: [],
          personal: { sealId: expect.any(String) as string },
        },
      })
    }
  })

  it('his key opens each of them', async () => {
    const opened = (await history()).map((value) => {
      const { data } = JSON.parse(value) as { data: { personal: Parameters<typeof unsealedFields>[2] } }
      return unsealedFields(keyBefore, { tenantId: 'default', personId: user.id }, data.personal)
    })
    const renamed = { ...planted, name: laterName }
    expect(opened).toEqual([planted, renamed, renamed, renamed])
  })
})

describe('once a person is erased', () => {
  let before: string[]

  beforeAll(async () => {
    before = await history()
    expect(await api.erase(user)).toMatchObject({ status: 204 })
  })

  it('no row of the database and no log line holds what he owned', async () => {
    expect(await rowsWithTraces()).toEqual([])
    expect(directory.printed()).not.toMatch(traces)
  })

  it('his events are as they were, in their order, and one more says that he was erased', async () => {
    const after = await history()
    expect(after.slice(0, -1)).toEqual(before)
    expect(await published(5)).toEqual(after)
    const { personal: _, ...erased } = userErased.schema.parse(JSON.parse(after.at(-1)!)).data as Record<
      string,
      unknown
    >
    expect(erased).toEqual({ userId: user.id, userNo: user.userNo, enabled: false, assignments: [] })
    expect(after.at(-1)).not.toContain('v1.')
  })

  it('nothing unseals them any more', async () => {
    expect((await freshKeys().find('default', [user.id])).size).toBe(0)
    const { rows } = await directory.database.query<{ wrapped_key: string | null }>(
      'select wrapped_key from privacy.person_keys where person_id = $1',
      [user.id],
    )
    expect(rows).toEqual([{ wrapped_key: null }])
    const { data } = JSON.parse(before[0]!) as { data: { personal: Parameters<typeof unsealedFields>[2] } }
    const wrappingKey = createSecretKey(Buffer.alloc(32, 1))
    const person = { tenantId: 'default', personId: user.id }
    expect(() => unsealedFields(wrappingKey, person, data.personal)).toThrow(Unreadable)
  })

  it('he shows as an erased person with the same id and number', async () => {
    expect(await api.show(user.id)).toEqual({
      ...user,
      username: null,
      name: 'erased person',
      email: null,
      phone: null,
      enabled: false,
      assignments: [],
      version: 5,
      updatedAt: expect.any(String) as string,
      erasedAt: expect.any(String) as string,
    })
    expect((await api.show(user.userNo)).id).toBe(user.id)
    expect(await api.call('GET', `/${planted.username}`)).toMatchObject({ status: 404 })
    expect((await api.list('?q=planted')).items).toEqual([])
  })

  it('he stays so: again changes nothing, and nothing else is possible', async () => {
    const erased = await api.show(user.id)
    expect(await api.erase(erased)).toMatchObject({ status: 204 })
    const refusal = { status: 409, body: { type: 'urn:doorledger:problem:user_erased' } }
    expect(await api.change(erased, { name: 'Somebody' })).toMatchObject(refusal)
    expect(await api.call('POST', `/${user.id}/enable`)).toMatchObject(refusal)
    expect(await api.show(user.id)).toEqual(erased)
  })

  it('his user name is free for somebody else', async () => {
    const other = await api.create({ username: planted.username, name: 'Somebody else' })
    expect(other.id).not.toBe(user.id)
  })
})
