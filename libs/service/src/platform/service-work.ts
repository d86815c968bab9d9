import type { Envelope } from '@doorledger/contracts'
import type { EventProcessor, ProjectionSource } from '@doorledger/projections'

/** What a service does besides answering requests and handling single events, for as long as the app runs. */
export interface ServiceWork {
  readonly projections?: readonly ProjectionSource[]
  readonly processors?: readonly EventProcessor<Envelope>[]
}
