import { credentialAdded, credentialExample } from '@doorledger/contracts'
import { CredentialSeal, LookupKey } from '@doorledger/privacy'
import { describe, expect, it } from 'vitest'
import { CredentialNumbers } from './credential-numbers.js'

const key = LookupKey.parse(Buffer.alloc(32, 7).toString('base64'))
const numbers = new CredentialNumbers(key)
const given = { tenantId: 'default', kind: 'pin', number: '4711' } as const
const isDuress = ({ lookupHmac, sealed }: { lookupHmac: string; sealed: string }) =>
  new CredentialSeal(key).open(lookupHmac, sealed).duress

describe('what is kept of the number of a credential', () => {
  it('does not show which PIN is for duress, in anything that is published', () => {
    const [duress, usual] = [true, false].map((each) => {
      const { lookupHmac, sealed } = numbers.hashed({ ...given, duress: each })
      const credential = { ...credentialExample, kind: 'pin' as const, lookupHmac, sealed }
      return credentialAdded.data.parse(credential)
    })
    const { sealed: one, ...rest } = duress!
    const { sealed: other, ...others } = usual!
    expect(rest).toEqual(others)
    expect(one).toHaveLength(other!.length)
    expect(one).not.toBe(other)
    expect(JSON.stringify(duress)).not.toMatch(/duress|4711/)
  })

  it('says it to who has the key, also of the number that takes its place', () => {
    for (const duress of [true, false]) {
      const before = numbers.hashed({ ...given, duress })
      expect(isDuress(before)).toBe(duress)
      expect(isDuress(numbers.inPlaceOf(before, { ...given, number: '0815' }))).toBe(duress)
      const { sealed: _, ...old } = before
      expect(isDuress(numbers.inPlaceOf({ ...old, duress }, { ...given, number: '0815' }))).toBe(duress)
    }
  })
})
