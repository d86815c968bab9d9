import { credentialKind, credentialStatus } from '@doorledger/contracts'
import { derivedId, sha256 } from '@doorledger/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KnownCredential } from '../policy-facts.js'
import { CredentialTable } from './credential-table.js'

/** Few ids and hashes, so that they meet; one of each is not what a table can make small. */
const ids = [...Array.from({ length: 6 }, (_, n) => derivedId('credential', n)), 'odd']
const hashes = [...Array.from({ length: 6 }, (_, n) => sha256(`card ${n}`)), 'odd']
const anyCredential: fc.Arbitrary<KnownCredential> = fc.record({
  credentialId: fc.constantFrom(...ids),
  kind: fc.constantFrom(...credentialKind.options),
  state: fc.constantFrom(...credentialStatus.options),
  hmac: fc.constantFrom(...hashes),
  last4: fc.option(fc.constantFrom('7F3A', '0001'), { nil: undefined }),
  userId: fc.option(fc.constantFrom('anna', 'ben'), { nil: undefined }),
  validFromMs: fc.constantFrom(-Infinity, 0, 1_700_000_000_000),
  validUntilMs: fc.constantFrom(Infinity, 1_800_000_000_000),
  duress: fc.boolean(),
  version: fc.nat({ max: 4_000_000_000 }),
})

/** As the policy takes in what becomes of credentials. */
const take = (
  byId: { get(id: string): KnownCredential | undefined; set(id: string, credential: KnownCredential): unknown },
  byHmac: typeof byId & { delete(hmac: string): boolean },
  credential: KnownCredential,
): void => {
  const known = byId.get(credential.credentialId)
  if (known !== undefined && byHmac.get(known.hmac)?.credentialId === credential.credentialId) byHmac.delete(known.hmac)
  byId.set(credential.credentialId, credential)
  if (credential.state !== 'removed') byHmac.set(credential.hmac, credential)
}

describe('credentials in a table', () => {
  it('are found by id and by hash as in maps, whatever becomes of them', () => {
    fc.assert(
      fc.property(fc.array(anyCredential, { maxLength: 40 }), (all) => {
        const [byId, byHmac] = [new Map<string, KnownCredential>(), new Map<string, KnownCredential>()]
        const table = new CredentialTable()
        for (const each of all) {
          take(byId, byHmac, each)
          take(table, table.byHmac, each)
          // A map keeps what a hash led to before; a table says how that is now.
          for (const [hmac, { credentialId }] of byHmac) byHmac.set(hmac, byId.get(credentialId)!)
          for (const id of ids) expect(table.get(id)).toEqual(byId.get(id))
          for (const hmac of hashes) expect(table.byHmac.get(hmac)?.credentialId).toBe(byHmac.get(hmac)?.credentialId)
        }
        const sorted = (credentials: Iterable<KnownCredential>) =>
          [...credentials].sort((one, other) => (one.credentialId < other.credentialId ? -1 : 1))
        expect(sorted(table.values())).toEqual(sorted(byId.values()))
        expect(table.size).toBe(byId.size)
      }),
      { numRuns: 300 },
    )
  })

  it('are the same when their slots are taken into another table, and may then change there alone', () => {
    fc.assert(
      fc.property(fc.array(anyCredential, { maxLength: 40 }), anyCredential, (all, later) => {
        const table = new CredentialTable()
        for (const each of all) take(table, table.byHmac, each)
        const [copy, anew] = [new CredentialTable(), new CredentialTable()]
        for (const run of table.runs(3)) copy.take(run)
        copy.takeTexts(table.texts())
        for (const each of table.otherwise()) take(copy, copy.byHmac, each)
        for (const each of table.values()) take(anew, anew.byHmac, each)
        const expectSame = () => {
          for (const id of ids) expect(copy.get(id)).toEqual(anew.get(id))
          for (const hmac of hashes) expect(copy.byHmac.get(hmac)).toEqual(anew.byHmac.get(hmac))
          expect(copy.size).toBe(anew.size)
        }
        expectSame()
        const before = [...table.values()]
        take(copy, copy.byHmac, later)
        take(anew, anew.byHmac, later)
        expectSame()
        expect([...table.values()]).toEqual(before)
      }),
      { numRuns: 300 },
    )
  })

  it('are found however many there are', () => {
    const table = new CredentialTable()
    const all = fc.sample(anyCredential, { numRuns: 5_000, seed: 7 }).map((each, n) => ({
      ...each,
      credentialId: derivedId('many', n),
      hmac: sha256(`many ${n}`),
    }))
    for (const each of all) {
      table.set(each.credentialId, each)
      table.byHmac.set(each.hmac, each)
    }
    for (const each of all) {
      expect(table.get(each.credentialId)).toEqual(each)
      expect(table.byHmac.get(each.hmac)).toEqual(each)
    }
    for (const { hmac } of all) expect(table.byHmac.delete(hmac)).toBe(true)
    for (const { hmac } of all) expect(table.byHmac.get(hmac)).toBeUndefined()
    expect([...table].map(([id]) => id)).toEqual(all.map(({ credentialId }) => credentialId))
  })
})
