import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import type { DistributedSystem } from './distributed-system.js'
import { until } from './installation.js'
import { request } from './request.js'
import type { Struck } from './round.js'

/** Longer than any answer may take. */
const SHUTDOWN_TIMEOUT_MS = 30_000

/** Nobody reaches Kafka for a while, through broken connections or through ones that hang. */
export const cutOffFromLog = async (
  system: DistributedSystem,
  { installation, locks, random }: Struck,
): Promise<void> => {
  const { addresses, adminToken } = installation
  const read = (address: string, path: string) => request(address + path, { token: adminToken })
  const trail = `/v1/locks/${locks[0]!.id}/audit-trail`
  for (const address of addresses.auditTrail) {
    await until(
      'the lock is known',
      async () => (await read(address, trail))?.status === 200 || undefined,
      SHUTDOWN_TIMEOUT_MS,
    )
  }
  if (random.chance(0.5)) system.servers.wayToKafka.cut()
  else system.servers.wayToKafka.hold()
  try {
    await pause(random.between(0, 1_000))
    for (const address of addresses.deviceIngest) {
      const refusal = await locks[0]!.contact(address, SHUTDOWN_TIMEOUT_MS)
      expect(refusal?.status, 'what a lock is answered while the log cannot be reached').toBe(503)
      expect(refusal?.headers.get('retry-after')).toMatch(/^\d+$/)
    }
    for (const address of addresses.auditTrail) {
      for (const path of [trail, '/v1/access-events']) {
        const answer = await read(address, path)
        expect(answer?.status, `${path} while the log cannot be reached`).toBe(200)
      }
    }
  } finally {
    system.servers.wayToKafka.heal()
  }
}
