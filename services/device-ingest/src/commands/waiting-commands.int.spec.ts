import { newId } from '@doorledger/kernel'
import { migrate, openPool } from '@doorledger/database'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { WaitingCommands } from './waiting-commands.js'

const now = new Date('2026-11-22T09:00:00.000Z')
const later = new Date('2026-11-22T10:00:00.000Z')

let database: Pool
let waiting: WaitingCommands

beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'device_ingest', applicationName: 'test' })
  await migrate(database, { schema: 'device_ingest', dir: new URL('../migrations/', import.meta.url) })
})
afterAll(() => database.end())
beforeEach(async () => {
  await database.query('truncate device_commands, device_command_progress')
  waiting = new WaitingCommands(database, () => now)
})

let seq = 0
const told = async (deviceId: string, rest: { expiresAt?: Date; withdrawn?: boolean; tenantId?: string } = {}) => {
  const commandId = newId()
  seq += 1
  await database.query(
    `insert into device_commands
       (tenant_id, command_id, device_id, command, issued_at, expires_at, withdrawn, seq)
     values ($1, $2, $3, '{"name": "RequestAuditTrail"}', $4, $5, $6, $7)`,
    [rest.tenantId ?? 'default', commandId, deviceId, now, rest.expiresAt ?? later, rest.withdrawn ?? false, seq],
  )
  return commandId
}
const progress = (commandId: string, column: 'delivered_at' | 'replied_at') =>
  database.query(
    `insert into device_command_progress (tenant_id, command_id, device_id, ${column})
     values ('default', $1, 'any', $2)`,
    [commandId, now],
  )
const of = async (deviceId: string, known: readonly string[] = []) =>
  (await waiting.of({ tenantId: 'default', deviceId }, known)).map(({ commandId }) => commandId)

describe('what devices are to do', () => {
  it('is looked for together, and each finds its own in the order it was told', async () => {
    const [first, ofOther, second] = [await told('a'), await told('b'), await told('a')]
    const ofFar = await told('device-700')
    const asked = vi.spyOn(database, 'query')
    const idle = Array.from({ length: 798 }, (_, n) => of(`device-${n}`))
    const found = await Promise.all([of('a'), of('b'), ...idle])
    expect(asked).toHaveBeenCalledTimes(2)
    asked.mockRestore()
    expect(found.slice(0, 2)).toEqual([[first, second], [ofOther]])
    expect(found.flat()).toEqual([first, second, ofOther, ofFar])
  })

  it('is nothing a device knows of, which is its own affair', async () => {
    const [known, news] = [await told('a'), await told('a')]
    expect(await Promise.all([of('a', [known]), of('a'), of('b', [news])])).toEqual([[news], [known, news], []])
  })

  it('is nothing that was replied to, withdrawn, too late or told in another organisation', async () => {
    const [delivered, replied] = [await told('a'), await told('a')]
    await progress(delivered, 'delivered_at')
    await progress(replied, 'replied_at')
    await told('a', { withdrawn: true })
    await told('a', { expiresAt: now })
    await told('a', { tenantId: 'other' })
    expect(await waiting.of({ tenantId: 'default', deviceId: 'a' }, [])).toEqual([
      {
        commandId: delivered,
        command: { name: 'RequestAuditTrail' },
        issuedAt: now,
        expiresAt: later,
        isDelivered: true,
      },
    ])
  })
})
