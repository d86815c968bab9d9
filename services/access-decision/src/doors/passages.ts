import type { DoorState } from '@doorledger/contracts'
import type { ClientBase } from 'pg'
import type { Passage } from '../domain/doors/authorised.js'

export interface PassageQuestion {
  readonly tenantId: string
  readonly door: DoorState
  readonly since: Date
  readonly now: Date
}

/** When the schedules of a door unlock it, from a time until some time after now. */
export type PassagesOf = (client: ClientBase, question: PassageQuestion) => Promise<readonly Passage[]>
