import { newId } from '@doorledger/kernel'
import { inTransaction } from '@doorledger/database'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshPrivacy } from '../test/fresh-privacy.js'
import { Unreadable } from './authenticated-text.js'
import type { Person } from './data-key.js'
import { type KeyWrapper, WrappingKeyMissing } from './key-wrapper.js'
import { openPersonKeys } from './open-person-keys.js'
import { destroyPersonKey, PersonKeyRefused, PersonKeys } from './person-keys.js'
import { seal, unseal } from './seal.js'
import { WrappingKeys } from './wrapping-keys.js'

const key2025 = `2025:${Buffer.alloc(32, 5).toString('base64')}`
const key2026 = `2026:${Buffer.alloc(32, 6).toString('base64')}`
const at = new Date('2026-11-22T09:17:52.000Z')
const file = join(tmpdir(), 'no such file')

let database: Pool

beforeAll(async () => {
  database = await freshPrivacy()
})
afterAll(() => database.end())

/** A process of its own, which remembers nothing. */
const keysUnder = (text: string) => new PersonKeys(database, WrappingKeys.parse(text), () => at)
const newPerson = (tenantId = 'default'): Person => ({ tenantId, personId: newId() })
const stored = async (person: Person, keys = keysUnder(key2025)) => {
  const { key, store } = await keys.create(person)
  await inTransaction(database, store)
  return key
}
const erased = (person: Person) => inTransaction(database, (client) => destroyPersonKey(client, person, at))
const rowOf = async ({ tenantId, personId }: Person) => {
  const query = 'select * from privacy.person_keys where tenant_id = $1 and person_id = $2'
  const { rows } = await database.query<Record<string, unknown>>(query, [tenantId, personId])
  return rows[0]
}

describe('a person’s key', () => {
  it('unseals elsewhere what was sealed before it was stored', async () => {
    const anna = newPerson()
    const place = { ...anna, eventId: newId(), field: 'name' }
    const sealed = seal(await stored(anna), place, 'Anna')
    const found = await keysUnder(key2025).find('default', [anna.personId])
    expect(unseal(found.get(anna.personId)!, place, sealed)).toBe('Anna')
  })

  it('is made for many at once as for one', async () => {
    const people = [newPerson(), newPerson()]
    const ids = people.map(({ personId }) => personId)
    const { keys, store } = await keysUnder(key2025).createAll('default', ids)
    await inTransaction(database, store)
    const found = await keysUnder(key2025).find('default', ids)
    for (const person of people) {
      const place = { ...person, eventId: newId(), field: 'name' }
      expect(unseal(found.get(person.personId)!, place, seal(keys.get(person.personId)!, place, 'x'))).toBe('x')
    }
    expect(new Set([...found.values()].map((key) => key.export().toString('hex'))).size).toBe(2)
    const again = await keysUnder(key2025).createAll('default', [ids[0]!, newId()])
    await expect(inTransaction(database, again.store)).rejects.toBeInstanceOf(PersonKeyRefused)
  })

  it('is not there when the transaction of the person was rolled back', async () => {
    const anna = newPerson()
    const keys = keysUnder(key2025)
    const { store } = await keys.create(anna)
    const failing = inTransaction(database, async (client) => {
      await store(client)
      throw new Error('disk full')
    })
    await expect(failing).rejects.toThrow('disk full')
    expect(await keys.find('default', [anna.personId])).toEqual(new Map())
  })

  it('is found with many others at once, each its own', async () => {
    const people = Array.from({ length: 20 }, () => newPerson())
    for (const person of people) await stored(person)
    const found = await keysUnder(key2025).find(
      'default',
      people.map(({ personId }) => personId),
    )
    const distinct = new Set([...found.values()].map((key) => key.export().toString('hex')))
    expect([found.size, distinct.size]).toEqual([20, 20])
  })

  it('of one tenant is not found by another', async () => {
    const anna = newPerson('acme')
    await stored(anna)
    expect((await keysUnder(key2025).find('default', [anna.personId])).size).toBe(0)
  })

  it('is made once', async () => {
    const anna = newPerson()
    await stored(anna)
    await expect(stored(anna)).rejects.toThrow(PersonKeyRefused)
  })

  it('lies in the database in no form that opens anything', async () => {
    const anna = newPerson()
    const raw = (await stored(anna)).export()
    const row = JSON.stringify(await rowOf(anna))
    for (const encoding of ['hex', 'base64', 'base64url'] as const) expect(row).not.toContain(raw.toString(encoding))
  })
})

describe('an erased person', () => {
  it('has no key, and gets none again', async () => {
    const anna = newPerson()
    await stored(anna)
    await erased(anna)
    expect((await keysUnder(key2025).find('default', [anna.personId])).size).toBe(0)
    expect(await rowOf(anna)).toMatchObject({ wrapped_key: null, wrapping_key_id: null, erased_at: at })
    await expect(stored(anna)).rejects.toThrow(PersonKeyRefused)
  })

  it('who never had a key gets none either', async () => {
    const bert = newPerson()
    await erased(bert)
    await expect(stored(bert)).rejects.toThrow(PersonKeyRefused)
  })

  it('stays erased since the first time', async () => {
    const anna = newPerson()
    await erased(anna)
    await inTransaction(database, (client) => destroyPersonKey(client, anna, new Date()))
    expect(await rowOf(anna)).toMatchObject({ erased_at: at })
  })

  it('is forgotten at once by the process that was told', async () => {
    const anna = newPerson()
    const keys = keysUnder(key2025)
    await stored(anna, keys)
    expect((await keys.find('default', [anna.personId])).size).toBe(1)
    await erased(anna)
    keys.forget(anna)
    expect((await keys.find('default', [anna.personId])).size).toBe(0)
  })
})

describe('a new wrapping key', () => {
  it('takes the place of the old one, which is then needed by nobody', async () => {
    const people = Array.from({ length: 1_200 }, () => newPerson())
    const keys = new Map<string, string>()
    for (const person of people) keys.set(person.personId, (await stored(person)).export().toString('hex'))
    const before = await stillUnder('2025')

    expect(await keysUnder(`${key2026}\n${key2025}`).rewrap()).toBe(before)
    expect(await stillUnder('2025')).toBe(0)
    const found = await keysUnder(key2026).find('default', [...keys.keys()])
    expect(new Map([...found].map(([id, key]) => [id, key.export().toString('hex')]))).toEqual(keys)
    expect(await keysUnder(`${key2026}\n${key2025}`).rewrap()).toBe(0)
  })

  it('goes on where it was cut short', async () => {
    const people = Array.from({ length: 700 }, () => newPerson())
    for (const person of people) await stored(person)
    await expect(new PersonKeys(database, failingAfter(600)).rewrap()).rejects.toThrow('power cut')
    expect(await stillUnder('2025')).toBe(200)
    expect(await keysUnder(`${key2026}\n${key2025}`).rewrap()).toBe(200)
    const ids = people.map(({ personId }) => personId)
    expect((await keysUnder(key2026).find('default', ids)).size).toBe(700)
  })

  it('makes a copy of the keys from before worthless, once the old one is destroyed', async () => {
    const anna = newPerson()
    await stored(anna)
    const { wrapped_key: wrapped, wrapping_key_id: wrappingKeyId } = (await rowOf(anna)) as Record<string, string>
    const copy = { wrapped: wrapped!, wrappingKeyId: wrappingKeyId! }
    await erased(anna)
    await WrappingKeys.parse(key2025).unwrap(anna, copy)
    await expect(WrappingKeys.parse(key2026).unwrap(anna, copy)).rejects.toThrow(WrappingKeyMissing)
    const renamed = WrappingKeys.parse(key2026.replace('2026', '2025'))
    await expect(renamed.unwrap(anna, copy)).rejects.toThrow(Unreadable)
  })

  it('brings no erased key back', async () => {
    const anna = newPerson()
    await stored(anna)
    await erased(anna)
    await keysUnder(`${key2026}\n${key2025}`).rewrap()
    expect(await rowOf(anna)).toMatchObject({ wrapped_key: null })
  })
})

/** Wraps that many keys and no more. */
const failingAfter = (count: number): KeyWrapper => {
  const keys = WrappingKeys.parse(`${key2026}\n${key2025}`)
  let left = count
  return {
    wrappingKeyId: keys.wrappingKeyId,
    knows: (id) => keys.knows(id),
    unwrap: (person, wrapped) => keys.unwrap(person, wrapped),
    wrap: (person, key) => ((left -= 1) < 0 ? Promise.reject(new Error('power cut')) : keys.wrap(person, key)),
  }
}

const stillUnder = async (wrappingKeyId: string): Promise<number> => {
  const query = 'select from privacy.person_keys where wrapping_key_id = $1'
  return (await database.query(query, [wrappingKeyId])).rowCount ?? 0
}

describe('a start', () => {
  it('is refused without a wrapping key that people’s keys lie under', async () => {
    await stored(newPerson())
    await expect(openPersonKeys(database, { text: key2026, file, mayCreate: true })).rejects.toThrow('2025')
    await expect(openPersonKeys(database, { file, mayCreate: true })).rejects.toThrow('are gone')
    await openPersonKeys(database, { text: `${key2026},${key2025}`, file, mayCreate: true })
  })
})
