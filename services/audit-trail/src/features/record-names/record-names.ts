import { type CredentialEvent, credentialEvents, eventReader, premisesEvents, userEvents } from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { holdings } from '../../domain/holdings.js'
import { type NamingEvent, namesOverTime } from '../../domain/names-over-time.js'
import type { OpenedKeys } from '../../opened-keys.js'
import { openNames } from './open-names.js'

/** Writes what people and premises were called to `names_over_time`. */
export const recordNames = (keys: () => Promise<Pick<OpenedKeys, 'people'>>): ProjectionSource => ({
  projection: { ...namesOverTime, prepare: openNames(keys) },
  reader: eventReader<NamingEvent>([...userEvents, ...premisesEvents]),
})

/** Writes who held what to `credential_holdings`. */
export const recordHoldings: ProjectionSource = {
  projection: holdings,
  reader: eventReader<CredentialEvent>(credentialEvents),
}
