import { type CredentialEvent, credentialEvents, eventReader } from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/projections'
import { holdings } from './holdings.js'

/** Writes who held what to the service’s own table `credential_holdings`. */
export const recordHoldings: ProjectionSource = {
  projection: holdings,
  reader: eventReader<CredentialEvent>(credentialEvents),
}
