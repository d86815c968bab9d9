import type { Envelope } from '@doorledger/contracts'
import type { Projection } from '@doorledger/kernel'

/** A view and how the records of its topic are read: `{ projection: accessLog, reader: eventReader([...]) }`. */
export interface ProjectionSource {
  readonly projection: Projection<Envelope>
  /** undefined for events the view does not want; `eventReader` of `@doorledger/contracts` makes one */
  readonly reader: (value: string) => Envelope | undefined
}
