import type { DoorState } from '@doorledger/contracts'
import type { DoorFact } from '../../domain/doors/door-fact.js'
import { settleDoor, type Settling } from '../../doors/settle-door.js'

interface DoorFacts {
  readonly tenantId: string
  readonly door: DoorState
  readonly facts: DoorFact[]
}

/** What a batch tells of each door. Doors are held one after the other in one order, so that no two wait in a ring. */
export const factsOfDoors = () => {
  const byDoor = new Map<string, DoorFacts>()
  return {
    add: (tenantId: string, door: DoorState, fact: DoorFact): void => {
      const key = JSON.stringify([tenantId, door.doorId])
      const known = byDoor.get(key) ?? { tenantId, door, facts: [] }
      byDoor.set(key, known)
      known.facts.push(fact)
    },
    settle: async (settling: Pick<Settling, 'client' | 'now' | 'passagesOf'>): Promise<void> => {
      const inOrder = [...byDoor].sort(([one], [other]) => (one < other ? -1 : 1))
      for (const [, { facts, ...door }] of inOrder) await settleDoor({ ...settling, ...door }, facts)
    },
  }
}
