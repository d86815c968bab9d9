import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDirectory } from '../../test/fresh-directory.js'
import { testLookupKey } from '../../test/test-keys.js'
import { openCredentialNumbers } from './open-credential-numbers.js'

const otherKey = { ...testLookupKey, text: Buffer.alloc(32, 4).toString('base64') }
const fob = { tenantId: 'default', kind: 'key_fob', number: '04:A1:7F:3A' } as const
let database: Pool

beforeAll(async () => {
  database = await freshDirectory()
})
afterAll(() => database.end())

describe('the numbers of credentials', () => {
  it('are hashed with one key for good: of processes that start with different ones, one does', async () => {
    const starts = await Promise.allSettled(
      [testLookupKey, otherKey].map((source) => openCredentialNumbers(database, source)),
    )
    expect(starts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [used, refused] = starts[0]?.status === 'fulfilled' ? [testLookupKey, otherKey] : [otherKey, testLookupKey]
    await expect(openCredentialNumbers(database, refused)).rejects.toThrow('not the one used so far')
    const [one, other] = [await openCredentialNumbers(database, used), await openCredentialNumbers(database, used)]
    const hash = one.hashed(fob).lookupHmac
    expect(other.hashed(fob).lookupHmac).toBe(hash)
    expect(one.hashed({ ...fob, number: '04a17f3a' }).lookupHmac).toBe(hash)
    expect(one.hashed({ ...fob, tenantId: 'acme' }).lookupHmac).not.toBe(hash)
  })

  it('that are none are refused without being repeated', async () => {
    const other = await freshDirectory()
    const numbers = await openCredentialNumbers(other, testLookupKey)
    await other.end()
    const refused = () => numbers.hashed({ ...fob, kind: 'pin', number: 'hunter2' })
    expect(refused).toThrow('number: must be 4–12 digits')
    expect(refused).not.toThrow('hunter2')
  })
})
