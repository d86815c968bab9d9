import type { LookupAddress } from 'node:dns'
import { describe, expect, it } from 'vitest'
import { allowedHosts } from './allowed-hosts.js'
import { AddressRefused, guardedLookup, type ResolveAll } from './guarded-lookup.js'
import { requireReachable } from './require-reachable.js'

const addresses = (...texts: string[]): LookupAddress[] =>
  texts.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

/** Answers with these lists, one a question. */
const answering = (...answers: LookupAddress[][]): ResolveAll => {
  const left = [...answers]
  return (_host, _family, answer) => answer(null, left.shift() ?? [])
}

const lookedUp = (resolve: ResolveAll, allowed = allowedHosts(), all = false) =>
  new Promise((done, fail) =>
    guardedLookup(allowed, resolve)('camera.example', { all }, (error, address) =>
      error === null ? done(address) : fail(error),
    ),
  )

describe('a guarded lookup', () => {
  it('gives the address of a public host', async () => {
    expect(await lookedUp(answering(addresses('8.8.8.8')))).toBe('8.8.8.8')
  })

  it('gives all of them to who asks for all', async () => {
    const both = addresses('8.8.8.8', '2001:4860:4860::8888')
    expect(await lookedUp(answering(both), allowedHosts(), true)).toEqual(both)
  })

  it('refuses a name that leads to a private address', async () => {
    await expect(lookedUp(answering(addresses('192.168.1.4')))).rejects.toThrow(AddressRefused)
  })

  it('refuses a name of which one of several addresses is private', async () => {
    await expect(lookedUp(answering(addresses('8.8.8.8', '::1')))).rejects.toThrow(AddressRefused)
  })

  it('judges every answer anew, so that the second may not be private', async () => {
    const resolve = answering(addresses('8.8.8.8'), addresses('127.0.0.1'))
    expect(await lookedUp(resolve)).toBe('8.8.8.8')
    await expect(lookedUp(resolve)).rejects.toThrow(AddressRefused)
  })

  it('lets a private host pass that the operator listed', async () => {
    const allowed = allowedHosts('nvr.example, Camera.Example')
    expect(await lookedUp(answering(addresses('192.168.1.4')), allowed)).toBe('192.168.1.4')
  })

  it('says so where a name has no address', async () => {
    await expect(lookedUp(answering([]))).rejects.toMatchObject({ code: 'ENOTFOUND' })
  })
})

describe('a URL whose host is an address', () => {
  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]:8443/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
  ])('is refused: %s', (url) => {
    expect(() => requireReachable(new URL(url), allowedHosts())).toThrow(AddressRefused)
  })

  it.each(['https://8.8.8.8/', 'https://camera.example/'])('passes: %s', (url) => {
    expect(() => requireReachable(new URL(url), allowedHosts())).not.toThrow()
  })

  it('passes where the operator listed it', () => {
    const allowed = allowedHosts('10.0.4.2 ::1')
    expect(() => requireReachable(new URL('https://10.0.4.2/'), allowed)).not.toThrow()
    expect(() => requireReachable(new URL('https://[::1]/'), allowed)).not.toThrow()
  })
})
