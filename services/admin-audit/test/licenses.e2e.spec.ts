import { deviceEvents, deviceRegistered, eventOf } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, eventually, RunningAdminAudit } from './running-admin-audit.js'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
let now = new Date('2026-10-24T12:00:00.000Z')
let service: RunningAdminAudit
let administrator: Client

beforeAll(async () => {
  const licensePublicKey = publicKey.export({ format: 'jwk' }).x!
  service = await RunningAdminAudit.start('embedded', { licensePublicKey, clock: () => now })
  administrator = await service.client('license:write', 'audit:read')
})
afterAll(() => service.stop())

const fileOf = (licenses: number, key: KeyObject = privateKey) => {
  const license = { licenseId: newId(), product: 'Doorledger', licenses, issuedAt: '2026-10-01T00:00:00.000Z' }
  const payload = Buffer.from(JSON.stringify(license)).toString('base64url')
  return { payload, signature: sign(null, Buffer.from(payload), key).toString('base64url') }
}
const register = async (deviceId: string) => {
  const at = '2026-10-24T00:00:00.000Z'
  const about = { tenantId: 'replaced', service: 'device-ingest', occurredAt: at, recordedAt: at }
  const data = { ...deviceRegistered.example, deviceId }
  await service.publish(deviceEvents, { ...eventOf(deviceRegistered, data, about), streamversion: 1 })
}
interface Checked {
  readonly type: string
  readonly message: string
  readonly occurredAt: string
}
const checks = () =>
  administrator.items<Checked>(
    '/audit-entries?from=2026-10-01&to=2026-12-01&order=asc&type=license.compliance_status&type=license.exceeded',
  )

describe('licences', () => {
  it.each([
    ['of another key', () => fileOf(5, generateKeyPairSync('ed25519').privateKey), 'signature'],
    ['that was altered', () => ({ ...fileOf(5), payload: fileOf(500).payload }), 'signature'],
    ['without a signature', () => ({ payload: fileOf(5).payload }), 'signature'],
  ])('in a file %s are refused', async (_, file, field) => {
    const { status, text } = await administrator.call('POST', '/licenses', file())
    expect(status).toBe(400)
    expect(text).toContain(field)
  })

  it('are checked once a day at 0:00 of the site, also when the clocks change, and in the words of the source', async () => {
    expect(await administrator.call('POST', '/licenses', fileOf(2))).toMatchObject({
      status: 201,
      body: { licenses: 2 },
    })
    for (const id of ['one', 'two']) await register(id)
    await eventually(async () => {
      const { rowCount } = await service.database.query('select from device_places')
      expect(rowCount).toBe(2)
    })
    expect(await checks()).toEqual([])

    now = new Date('2026-10-25T12:00:00.000Z')
    await eventually(async () =>
      expect(await checks()).toMatchObject([
        { message: 'Okay – 2 of 2 licenses in use.', occurredAt: '2026-10-24T21:00:00.000Z' },
      ]),
    )
    await register('three')
    await eventually(async () => {
      const { rowCount } = await service.database.query('select from device_places')
      expect(rowCount).toBe(3)
    })
    now = new Date('2026-10-25T22:00:00.000Z')
    await eventually(async () =>
      expect((await checks())[1]).toMatchObject({
        type: 'license.exceeded',
        message: 'Licenses Exceeded – 3 of 2 licenses.',
        occurredAt: '2026-10-25T22:00:00.000Z',
      }),
    )
    expect(await checks()).toHaveLength(2)
  })
})
