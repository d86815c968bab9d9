import type { Envelope } from '@doorledger/contracts'
import type { Projection } from '@doorledger/kernel'
import type { EventProcessor } from '@doorledger/projections'

/** A view and how the records of its topic are read: `{ projection: accessLog, reader: eventReader([...]) }`. */
export interface ProjectionSource {
  readonly projection: Projection<Envelope>
  /** undefined for events the view does not want; `eventReader` of `@doorledger/contracts` makes one */
  readonly reader: (value: string) => Envelope | undefined
}

/** What a service does besides answering requests, for as long as the app runs. */
export interface ServiceWork {
  readonly projections?: readonly ProjectionSource[]
  readonly processors?: readonly EventProcessor<Envelope>[]
}
