import { describe, expect, it } from 'vitest'
import { answerChallenge } from './answer-challenge.js'

/** The example of RFC 7616, 3.9.1. */
const example = {
  login: 'Mufasa:Circle of Life',
  method: 'GET',
  uri: '/dir/index.html',
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
}
const offer = (algorithm: string) =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`

describe('the answer to a challenge', () => {
  it.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('is that of the standard for %s', (algorithm, response) => {
    const answer = answerChallenge(offer(algorithm), example)
    expect(answer).toContain(`response="${response}"`)
    expect(answer).toContain('uri="/dir/index.html"')
    expect(answer).toContain('qop=auth, nc=00000001')
    expect(answer).not.toContain('Circle')
  })

  it('is by the strongest of those that are offered', () => {
    expect(answerChallenge(`${offer('MD5')}, ${offer('SHA-256')}, Basic realm="x"`, example)).toContain('SHA-256')
    expect(answerChallenge(`Basic realm="x", ${offer('MD5')}`, example)).toContain('algorithm=MD5')
  })

  it('is that of old devices where no qop is offered (RFC 2617, 3.2.2.1)', () => {
    const answer = answerChallenge('Digest realm="cam", nonce="1"', example)
    expect(answer).toMatch(/response="[0-9a-f]{32}"$/)
    expect(answer).not.toContain('cnonce')
  })

  it('is Basic where nothing better is offered, and none where nothing is known', () => {
    expect(answerChallenge('Basic realm="cam"', example)).toBe(`Basic ${Buffer.from(example.login).toString('base64')}`)
    expect(answerChallenge('Negotiate', example)).toBeUndefined()
    expect(answerChallenge('Digest realm="cam", nonce="1", qop="auth-int"', example)).toBeUndefined()
  })
})
