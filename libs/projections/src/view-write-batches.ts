import type { Projection } from '@doorledger/kernel'
import type { WriteBatch } from './write-batch.js'
import { foldWriteBatches } from './fold-write-batch.js'
import { rowsWriteBatches } from './rows-write-batch.js'
import type { ViewWriting } from './view-writing.js'

/** Makes the write batches of one writer of a view, whichever kind it is. */
export const viewWriteBatches = <Event>(
  writing: ViewWriting<Event>,
  projection: Projection<Event>,
): (() => WriteBatch) => {
  switch (projection.kind) {
    case 'rows':
      return rowsWriteBatches(writing, projection)
    case 'fold':
      return foldWriteBatches(writing, projection)
  }
}
