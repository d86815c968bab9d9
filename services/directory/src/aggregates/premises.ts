import { premisesCreated, premisesDeleted, premisesUpdated } from '@doorledger/contracts'
import { aggregate, type WriteInSameTransaction } from '@doorledger/event-store'
import { premises, type PremisesFact } from '../domain/premises.js'

/** The list as it is read from the answer on: each event holds the whole premises. */
const writePremises: WriteInSameTransaction<PremisesFact> = async (client, events) => {
  for (const { tenantid, time, streamversion, data } of events) {
    const { premisesId, kind, name, parentId, zone, checkInToExit = false, deleted } = data
    await client.query(
      `insert into premises (tenant_id, premises_id, kind, name, parent_id, zone, version, deleted_at, check_in_to_exit)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (tenant_id, premises_id) do update
       set name = $4, parent_id = $5, zone = $6, version = $7, deleted_at = $8, check_in_to_exit = $9`,
      [tenantid, premisesId, kind, name, parentId, zone, streamversion, deleted ? time : null, checkInToExit],
    )
  }
}

export const premisesTree = aggregate({
  name: 'premises',
  decider: premises,
  events: [premisesCreated, premisesUpdated, premisesDeleted],
  inSameTransaction: writePremises,
  shown: ({ premises: state }) => state ?? {},
})
