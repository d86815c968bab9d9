import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
import { signingKey, type SigningKeyEvent } from './signing-key.js'

const key = { kid: 'k', algorithm: 'EdDSA', publicKey: 'x', signsFrom: '2026-11-22T09:17:52.000Z' } as const
const at = new Date('2026-12-22T09:24:00.000Z')
const published: SigningKeyEvent = { type: 'signing_key.published', data: key }
const retired: SigningKeyEvent = { type: 'signing_key.retired', data: { ...key, retiredAt: at.toISOString() } }

describe('a signing key', () => {
  it('is made known once', () => {
    given(signingKey, []).when({ type: 'publish', key }).then([published])
    given(signingKey, [published]).when({ type: 'publish', key }).thenRefused('signing_key_exists')
  })

  it('is retired for good', () => {
    given(signingKey, [published]).when({ type: 'retire', at }).then([retired])
    given(signingKey, [published, retired]).when({ type: 'retire', at }).then([])
  })
})
