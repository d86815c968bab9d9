import { newId } from '@doorledger/kernel'
import { inTransaction, migrate, openPool } from '@doorledger/database'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deviceCredentials, hashOfToken, newDeviceCredential } from './device-credential.js'
import { KnownCredentials } from './known-credentials.js'

let database: Pool
let asked = 0
let credentials: KnownCredentials

beforeAll(async () => {
  const options = { schema: 'device_ingest', applicationName: 'test' }
  database = openPool(await freshDatabase(), options)
  const dir = new URL('../migrations/', import.meta.url)
  await migrate(database, { schema: 'device_ingest', dir, entities: [deviceCredentials] })
  await database.query(
    `insert into devices (tenant_id, device_id, kind, name, family, attributes, registered_at, changed_at)
     values ('default', 'door', 'lock', 'Door', 'engage', '{"expectedDbVersion":"0x08d16357eef73a69"}', now(), now())`,
  )
})
afterAll(() => database.end())

/** The pool, counting what is asked of it. */
const counting = (pool: Pool): Pool =>
  new Proxy(pool, {
    get: (target, name) => {
      const member = Reflect.get(target, name) as unknown
      if (typeof member !== 'function') return member
      if (name === 'query') asked += 1
      return member.bind(target) as unknown
    },
  })

const issue = async (): Promise<string> => {
  await database.query('update device_credentials set revoked_at = now() where revoked_at is null')
  const at = new Date()
  const issuing = { tenantId: 'default', deviceId: 'door', actor: 'system', at }
  const { token, inSameTransaction } = newDeviceCredential(issuing)
  await inTransaction(database, async (client) => inSameTransaction(client, []))
  return token
}
const revoke = (token: string) =>
  database.query('update device_credentials set revoked_at = now() where credential_hash = $1', [hashOfToken(token)])

beforeEach(() => {
  asked = 0
  credentials = new KnownCredentials(counting(database))
})

describe('known credentials', () => {
  it('tell whose a credential is, asking the database once', async () => {
    const token = await issue()
    const door = { tenantId: 'default', deviceId: 'door', expectedDbVersion: '0x08d16357eef73a69' }
    expect(await credentials.find(token)).toEqual(door)
    for (let n = 0; n < 100; n += 1) expect(credentials.find(token)).toEqual(door)
    expect(asked).toBe(1)
  })

  it('do not know a credential nobody issued, until somebody does', async () => {
    expect(await credentials.find(`dl_dev_${newId()}`)).toBeUndefined()
    expect(await credentials.find(await issue())).toBeDefined()
  })

  it('forget at once what is changed here', async () => {
    const token = await issue()
    await credentials.find(token)
    await revoke(token)
    credentials.forget()
    expect(await credentials.find(token)).toBeUndefined()
  })

  it('forget soon what is revoked elsewhere, though it is in use all the time', async () => {
    const token = await issue()
    await credentials.find(token)
    await revoke(token)
    await credentials.refreshAlone()
    expect(await credentials.find(token)).toBeUndefined()
  })

  it('do not keep what was asked before something changed', async () => {
    const token = await issue()
    const asking = credentials.find(token)
    credentials.forget()
    await asking
    await credentials.find(token)
    expect(asked).toBe(2)
  })
})
