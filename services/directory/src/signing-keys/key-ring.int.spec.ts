import { newId } from '@doorledger/kernel'
import { CommandHandler } from '@doorledger/event-store'
import { TokenVerifier } from '@doorledger/service'
import type { Pool } from 'pg'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDirectory } from '../../test/fresh-directory.js'
import { signInSettings } from '../sign-in-settings.js'
import { JwksController } from '../features/sign-access-tokens/jwks.controller.js'
import { KeyRing } from './key-ring.js'
import { StoredKeys } from './stored-keys.js'

const DAY_MS = 86_400_000
const anna = { tenantId: 'default', userId: newId(), sessionId: newId(), mustChangePassword: false }

const opened: Pool[] = []
let database: Pool
let now: Date

beforeEach(async () => {
  database = await freshDirectory()
  opened.push(database)
  now = new Date('2026-11-22T09:00:00.000Z')
  await database.query(
    `insert into known_directory (tenant_id, kind, id, state, stream_version)
     values ('default', 'user', $1, '{"enabled": true, "assignments": []}', 1)`,
    [anna.userId],
  )
})
afterAll(() => Promise.all(opened.map((pool) => pool.end())))

/** A replica of the directory. */
const ring = (secret = 'a secret of thirty-two characters') => {
  const signIn = signInSettings({ secret, signingKeyDays: 30, idleSec: 900, lifetimeSec: 43_200 })
  const clock = () => now
  const commands = new CommandHandler({ database, service: 'directory', relay: { wake: () => undefined }, clock })
  return new KeyRing(new StoredKeys(database, signIn), commands, clock, signIn)
}
const pass = (ms: number) => (now = new Date(now.getTime() + ms))
const keys = async () => (await new JwksController(database).keys()).keys.map(({ kid }) => kid)
const isAccepted = async (token: string) =>
  (await new TokenVerifier(database, () => now).verify(`Bearer ${token}`)) !== undefined

describe('the key ring', () => {
  it('makes one key when replicas start together, and signs with it', async () => {
    await Promise.all([ring().rotate(), ring().rotate(), ring().rotate()])
    expect(await keys()).toHaveLength(1)
    expect(await isAccepted(await ring().sign(anna))).toBe(true)
  })

  it('replaces the key without a token being refused that has not expired', async () => {
    await ring().rotate()
    const [first] = await keys()
    pass(30 * DAY_MS - 600_000)
    await ring().rotate()
    expect(await keys()).toHaveLength(2)
    const last = await ring().sign(anna)
    expect(JSON.parse(Buffer.from(last.split('.')[0]!, 'base64url').toString())).toMatchObject({ kid: first })

    pass(600_000)
    const old = await ring().sign(anna)
    expect(JSON.parse(Buffer.from(old.split('.')[0]!, 'base64url').toString())).not.toMatchObject({ kid: first })
    await ring().rotate()
    expect(await keys()).toContain(first)

    pass(310_000)
    await ring().rotate()
    expect(await keys()).toEqual([expect.not.stringMatching(first!)])
    const { rows } = await database.query('select kid from signing_keys where sealed_private_key is not null')
    expect(rows).toHaveLength(1)
  })

  it('goes on with another key when the secret was replaced; what was signed before holds', async () => {
    const before = await ring().sign(anna)
    const replaced = ring('another secret of thirty-two chars')
    const after = await replaced.sign(anna)
    expect(await isAccepted(before)).toBe(true)
    expect(await isAccepted(after)).toBe(true)
  })

  it('leaves no private key where somebody with the database alone could read it', async () => {
    await ring().rotate()
    const { rows } = await database.query('select sealed_private_key::text as key from signing_keys')
    expect(rows).toHaveLength(1)
    expect(Buffer.from((rows as { key: string }[])[0]!.key.slice(2), 'hex').toString('latin1')).not.toContain('PRIVATE')
    const { rows: events } = await database.query("select value from events where stream like 'signing_key:%'")
    expect(events).toHaveLength(1)
    expect(JSON.stringify(events)).not.toContain('PRIVATE')
  })
})
