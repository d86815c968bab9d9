import { parseOptions, verify } from '@node-rs/argon2'
import { HttpProblem } from '@doorledger/service'
import { describe, expect, it, vi } from 'vitest'
import { PasswordHashes } from './password-hashes.js'

/** The library as it is, watched. */
vi.mock('@node-rs/argon2', async (original) => {
  const library = await original<typeof import('@node-rs/argon2')>()
  return { ...library, verify: vi.fn(library.verify) }
})

const PASSWORD = 'correct horse battery'

describe('the hash of a password', () => {
  it('is argon2id with a salt of its own, and no cheaper than OWASP asks for', async () => {
    const hashes = new PasswordHashes()
    const [one, other] = [await hashes.hash(PASSWORD), await hashes.hash(PASSWORD)]
    expect(one).toMatch(/^\$argon2id\$v=19\$/)
    expect(one).not.toBe(other)
    const { memoryCost, timeCost, parallelism } = parseOptions(one)
    expect(memoryCost).toBeGreaterThanOrEqual(19_456)
    expect([timeCost, parallelism]).toEqual([2, 1])
  })

  it('tells the password from others, in whatever form its characters come', async () => {
    const hashes = new PasswordHashes()
    const hash = await hashes.hash('Mölkky ist kein Sport'.normalize('NFC'))
    expect(await hashes.matches(hash, 'Mölkky ist kein Sport'.normalize('NFD'))).toBe(true)
    expect(await hashes.matches(hash, 'Molkky ist kein Sport')).toBe(false)
  })

  it('is compared with the same work when there is none', async () => {
    const hashes = new PasswordHashes()
    const hash = await hashes.hash(PASSWORD)
    vi.mocked(verify).mockClear()
    expect(await hashes.matches(undefined, 'another password')).toBe(false)
    expect(await hashes.matches(hash, 'another password')).toBe(false)
    const compared = vi.mocked(verify).mock.calls.map(([against]) => parseOptions(against))
    expect(compared).toHaveLength(2)
    expect(compared[0]).toEqual(compared[1])
  })

  it('is refused politely when too many wait for it', { timeout: 60_000 }, async () => {
    const hashes = new PasswordHashes()
    const outcomes = await Promise.allSettled(Array.from({ length: 260 }, () => hashes.matches(undefined, PASSWORD)))
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as HttpProblem] : [],
    )
    expect(refused.length).toBe(56)
    expect(refused.every(({ status }) => status === 429)).toBe(true)
    expect(await hashes.matches(await hashes.hash(PASSWORD), PASSWORD)).toBe(true)
  })
})
