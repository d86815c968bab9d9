import { setTimeout as pause } from 'node:timers/promises'
import type { DistributedSystem } from './distributed-system.js'
import { until } from './installation.js'
import type { Struck } from './round.js'

/**
 * Freezes one of two instances, longer than the 10 s after which its partitions go to the other, and lets it go on as
 * if nothing had happened once the other has brought new records through.
 */
export const freezeOne = async (system: DistributedSystem, struck: Struck, freezeMs: number): Promise<void> => {
  const { installation, locks, random } = struck
  const frozen = random.pick([...system.instancesOf('device-ingest'), ...system.instancesOf('audit-trail')])
  const readers = installation.addresses.auditTrail.filter((address) => address !== frozen.address)
  const watching = installation.through(readers)
  const entriesOf = async (id: string) => (await watching.list(`/v1/locks/${id}/audit-trail`))?.length
  frozen.running.freeze()
  try {
    await pause(freezeMs)
    for (const { id } of locks) {
      const before = await until(`the trail of ${id} can be read beside a frozen instance`, () => entriesOf(id))
      await until(`the trail of ${id} grows beside a frozen instance`, async () => {
        const now = await entriesOf(id)
        return (now !== undefined && now > before) || undefined
      })
    }
  } finally {
    frozen.running.thaw()
  }
}
