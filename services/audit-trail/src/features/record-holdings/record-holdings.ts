import { type CredentialEvent, credentialEvents, eventReader } from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { holdings } from '../../domain/holdings.js'

/** Writes who held what to `credential_holdings`. */
export const recordHoldings: ProjectionSource = {
  projection: holdings,
  reader: eventReader<CredentialEvent>(credentialEvents),
}
